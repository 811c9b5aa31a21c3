// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers what to undo, last first. Starting and undoing exclude each other, so whoever closes from another thread,
 * such as a shutdown hook, misses nothing that is being started meanwhile.
 */
public final class Teardown implements AutoCloseable {

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean closed;

    /** One thing to do or to undo. */
    @FunctionalInterface
    public interface Step {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Does something that has to be undone later, even if it fails halfway.
     *
     * @throws IOException when it fails, or at once after {@link #close}
     */
    public synchronized void begin(Step step, Step undo) throws IOException {
        if (closed) {
            throw new IOException("already closed");
        }
        steps.push(undo);
        step.run();
    }

    /** Undoes everything; a step that fails does not keep the others from their turn. Later calls do nothing. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        IOException first = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (IOException trouble) {
                if (first == null) {
                    first = trouble;
                } else {
                    first.addSuppressed(trouble);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
