// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.story;

import java.io.IOException;

/** Tries promises one after the other, and shows how each came out. */
public final class Steps {

    private final Screen screen;
    private boolean kept = true;

    /** Tries one promise: what was seen if it was kept, an exception with the reason otherwise. */
    @FunctionalInterface
    public interface Promise {
        String tryIt() throws Exception;
    }

    public Steps(Screen screen) {
        this.screen = screen;
    }

    /** Whether all were kept so far. */
    public boolean kept() {
        return kept;
    }

    public void step(String what, Promise promise) {
        var start = System.nanoTime();
        try {
            var seen = promise.tryIt();
            screen.outcome(true, what, System.nanoTime() - start, seen);
        } catch (Exception broken) {
            kept = false;
            screen.outcome(false, what, System.nanoTime() - start, String.valueOf(broken.getMessage()));
        }
    }

    /** What was seen, or an exception with it if that is not as promised. */
    public static String as(boolean promised, String seen) throws IOException {
        if (!promised) {
            throw new IOException(seen);
        }
        return seen;
    }
}
