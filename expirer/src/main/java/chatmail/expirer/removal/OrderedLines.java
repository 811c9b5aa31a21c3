// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lines in the order of the mailboxes they are about, although several mailboxes are worked on at once; so two runs over
 * the same tree print the same bytes. Lines of the mailbox whose turn it is go out at once. Those of others wait, as many
 * as a bounded memory holds; then whoever makes them waits.
 */
public final class OrderedLines {
    private static final int MAX_CHARS_AHEAD = 16_384;
    private static final int MAX_PAGES_AHEAD = 64;

    private final Consumer<CharSequence> out;
    private final Map<Long, StringBuilder> closed = new HashMap<>();
    private long turn;

    /** @param out gets whole lines with their ends, several at once; only one thread at a time calls it */
    public OrderedLines(Consumer<CharSequence> out) {
        this.out = out;
    }

    /** @param number of the mailbox, from 0; each has to come once, and to be closed */
    public Page page(long number) {
        awaitTurn(number - MAX_PAGES_AHEAD);
        return new Page(number);
    }

    private synchronized void awaitTurn(long number) {
        boolean interrupted = false;
        while (turn < number) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void close(long number, StringBuilder rest) {
        closed.put(number, rest);
        for (StringBuilder next = closed.remove(turn); next != null; next = closed.remove(turn)) {
            write(next);
            turn++;
        }
        notifyAll();
    }

    private void write(StringBuilder lines) {
        if (!lines.isEmpty()) {
            out.accept(lines);
            lines.setLength(0);
        }
    }

    /** The lines about one mailbox. */
    public final class Page implements AutoCloseable {
        private final long number;
        private final StringBuilder lines = new StringBuilder();

        private Page(long number) {
            this.number = number;
        }

        void add(String line) {
            lines.append(line).append('\n');
            if (lines.length() > MAX_CHARS_AHEAD) {
                awaitTurn(number);
                // Until this page is closed nobody else has a turn.
                write(lines);
            }
        }

        @Override
        public void close() {
            OrderedLines.this.close(number, lines);
        }
    }
}
