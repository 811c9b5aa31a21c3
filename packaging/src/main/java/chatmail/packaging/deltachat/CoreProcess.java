// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running Delta Chat core, which keeps its accounts in a folder of its own and ends when it is closed. */
final class CoreProcess implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final JsonRpc rpc;

    private CoreProcess(Process process) {
        this.process = process;
        this.rpc = JsonRpc.over(process.getInputStream(), process.getOutputStream());
    }

    /** Starts a core that keeps its accounts in this folder, which it makes itself. */
    static CoreProcess start(Path binary, Path accounts) throws IOException {
        var builder = new ProcessBuilder(binary.toString());
        builder.environment().put("DC_ACCOUNTS_PATH", accounts.toString());
        // The core tells its story in events; what is left for standard error is a panic.
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new CoreProcess(builder.start());
    }

    JsonRpc rpc() {
        return rpc;
    }

    /** The end of its standard input is the core's signal to stop. */
    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the core did not stop within " + STOP_WITHIN.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
