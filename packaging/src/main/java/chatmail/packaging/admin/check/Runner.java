// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has checks at work all at once and prints what they come to in their order. */
public final class Runner {

    /** One that hangs does not keep the process. */
    private static final ThreadFactory THREADS = work -> {
        var thread = new Thread(work, "check");
        thread.setDaemon(true);
        return thread;
    };

    private final PrintStream out;

    public Runner(PrintStream out) {
        this.out = out;
    }

    /** Returns whether none failed. */
    public boolean run(List<Check> checks) {
        var threads = Executors.newCachedThreadPool(THREADS);
        try {
            var begin = System.nanoTime();
            var running = new ArrayList<Future<List<Outcome>>>();
            for (var check : checks) {
                running.add(threads.submit(check::run));
            }
            boolean good = true;
            for (int i = 0; i < checks.size(); i++) {
                var check = checks.get(i);
                for (var outcome : outcomes(check, running.get(i), begin)) {
                    out.println(Line.of(check.name(), outcome));
                    good &= outcome.level() != Level.FAIL;
                }
                out.flush();
            }
            return good;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Outcome> outcomes(Check check, Future<List<Outcome>> running, long begin) {
        try {
            var left = check.atMost().toNanos() - (System.nanoTime() - begin);
            return running.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            running.cancel(true);
            return List.of(Outcome.fail(
                    "nothing came of it within " + check.atMost().toSeconds() + " s",
                    "what it asks hangs; see the lines around this one"));
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            return List.of(Trouble.of(cause == null ? failed : cause));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of(Outcome.fail("interrupted", ""));
        }
    }
}
