// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An orderly end on SIGTERM: what was opened last is closed first, then the process exits with 0. */
public final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean serving;

    private Shutdown() {}

    /** Takes effect at once; parts may be added before and after. */
    public static Shutdown onSignal() {
        var shutdown = new Shutdown();
        // A JVM that a signal ends exits with 143 unless a hook halts it: systemd and init scripts read 0 as "as
        // asked".
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (shutdown.close()) {
                                Runtime.getRuntime().halt(ExitCode.OK);
                            }
                        },
                        "shutdown"));
        return shutdown;
    }

    /** @return the part itself */
    public synchronized <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    /** Says that every socket is served. */
    public synchronized void ready() {
        serving = true;
        LOG.info("ready");
    }

    /** @return whether the process had become ready, so that its end is a regular one */
    private synchronized boolean close() {
        if (serving) {
            LOG.info("stopping");
        }
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.toString());
            }
        }
        return serving;
    }
}
