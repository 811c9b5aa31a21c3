// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A daemon in the foreground of its own session: started, watched until it is ready, stopped, started again. */
public final class DaemonProcess {

    private static final Duration TO_STAND_STILL = Duration.ofSeconds(20);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int TAIL = 2_000;

    /** The line that every daemon of ours logs when it serves, perhaps after the priority for the journal. */
    private static final Pattern READY = Pattern.compile("(?m)^(<\\d>)?ready\\b");

    private final String name;
    private final List<String> command;
    private final Path log;
    private final Readiness readiness;
    private @Nullable Process process;
    private long logStart;

    /** Tells from what the daemon wrote since its start, and from anything else, whether it is ready. */
    @FunctionalInterface
    interface Readiness {
        boolean holds(String output) throws IOException;
    }

    /**
     * @param log gets standard output and standard error
     * @param readiness when {@link #awaitReady} comes back
     */
    DaemonProcess(String name, List<String> command, Path log, Readiness readiness) {
        this.name = name;
        // A session of its own keeps a Ctrl-C for the one who started us; the order of stopping is ours.
        this.command = new ArrayList<>(List.of("setsid"));
        this.command.addAll(command);
        this.log = log;
        this.readiness = readiness;
    }

    /** A daemon of ours: ready when it says so and its sockets are there. */
    public static DaemonProcess ofOurs(String name, List<String> command, Path log, Collection<Path> sockets) {
        return new DaemonProcess(
                name,
                command,
                log,
                output -> READY.matcher(output).find() && sockets.stream().allMatch(Files::exists));
    }

    /** Somebody else's, which tells nothing: ready when its socket is there. */
    public static DaemonProcess ofOthers(String name, List<String> command, Path log, Path socket) {
        return new DaemonProcess(name, command, log, output -> Files.exists(socket));
    }

    /** Starts it, without waiting. */
    public synchronized void start() throws IOException {
        if (process != null && process.isAlive()) {
            throw new IOException(name + " is running already");
        }
        logStart = Files.exists(log) ? Files.size(log) : 0;
        var builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH", "LANG", "CHATMAIL_JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
    }

    /** Waits until it serves; an exception carries the end of its log when it does not get there. */
    public void awaitReady() throws IOException {
        Waiting.until(name + " to be ready, see " + log, START, () -> {
            if (!isAlive()) {
                throw new IOException(name + " ended instead of serving: " + tail(output()));
            }
            return readiness.holds(output());
        });
    }

    /**
     * Asks it to end (SIGTERM) and waits; kills it if that takes too long.
     *
     * @return its exit status; 0 if it was not running
     */
    public synchronized int stop() throws IOException {
        return end(false);
    }

    /** Kills it (SIGKILL), as a crash would. */
    public synchronized void kill() throws IOException {
        end(true);
    }

    /** Starts it again after {@link #stop} or {@link #kill} and waits until it serves. */
    public void startAgain() throws IOException {
        start();
        awaitReady();
    }

    /** Takes the processor from it (SIGSTOP): it holds what it has and answers nobody. */
    public void suspend() throws IOException {
        signal("STOP");
        // On a busy machine its threads go on for a moment.
        Waiting.until(name + " to stand still", TO_STAND_STILL, this::standsStill);
    }

    private boolean standsStill() throws IOException {
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid()), "task"))) {
            for (var thread : threads) {
                var stat = Files.readString(thread.resolve("stat"));
                // The name comes second, in parentheses, and may hold anything; the state comes third.
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    /** Lets it go on after {@link #suspend}. */
    public void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        Commands.run(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid())));
    }

    /** Its process id, as the kernel knows it: the launcher and all before it give their place to the daemon. */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process.pid();
    }

    /** Whether the process runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    private int end(boolean byForce) throws IOException {
        var running = process;
        if (running == null || !running.isAlive()) {
            return 0;
        }
        if (byForce) {
            running.destroyForcibly();
        } else {
            running.destroy();
        }
        try {
            if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IOException(name + " did not end within " + STOP.toSeconds() + " s and was killed");
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping " + name, interrupted);
        }
        return running.exitValue();
    }

    private String output() throws IOException {
        var all = Files.readAllBytes(log);
        var start = (int) Math.min(logStart, all.length);
        return new String(all, start, all.length - start, UTF_8);
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - TAIL));
    }
}
