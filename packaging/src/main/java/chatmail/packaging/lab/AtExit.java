// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;

/** Sees to it that something is closed also when the JVM is told to end, by Ctrl-C for instance. */
public final class AtExit {

    private final Ending ending;
    private final Thread hook;

    private AtExit(Ending ending, Thread hook) {
        this.ending = ending;
        this.hook = hook;
    }

    /** What has to happen; it must do nothing when it has happened already. */
    @FunctionalInterface
    public interface Ending {
        /** Ends it. */
        void run() throws IOException;
    }

    /** Registers an ending until {@link #now} is called. */
    public static AtExit run(String what, Ending ending) {
        var hook = new Thread(
                () -> {
                    try {
                        ending.run();
                    } catch (IOException trouble) {
                        System.err.println(what + ": " + trouble.getMessage());
                    }
                },
                what);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(ending, hook);
    }

    /** Lets it happen now instead. */
    public void now() throws IOException {
        try {
            ending.run();
        } finally {
            forget();
        }
    }

    /** It has happened, nothing is left to do at the end. */
    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs or has run, and finds nothing to do.
        }
    }
}
