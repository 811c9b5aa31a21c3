// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.expirer.removal.Report;

/** Shows on a terminal how far a sweep is; says nothing elsewhere. The launcher knows whether there is one. */
final class Progress implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final Thread thread;

    private Progress(Report report) {
        thread = new Thread(() -> show(report), "progress");
        thread.setDaemon(true);
    }

    /** @param wanted no, when lines are printed */
    static Progress of(Report report, boolean wanted) {
        var progress = new Progress(report);
        if (wanted && Boolean.getBoolean("chatmail.terminal")) {
            progress.thread.start();
        }
        return progress;
    }

    private static void show(Report report) {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                System.err.print("\r" + report.mailboxes() + " mailboxes ...");
                System.err.flush();
            }
        } catch (InterruptedException e) {
            System.err.print("\r\033[K");
            System.err.flush();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
