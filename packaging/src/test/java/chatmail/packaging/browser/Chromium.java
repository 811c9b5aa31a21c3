// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import chatmail.packaging.lab.FileTree;
import chatmail.packaging.lab.Waiting;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A browser that knows nobody: its profile is a new directory, which goes with it. */
final class Chromium implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private Chromium(Path profile, Process process, DevTools tools) {
        this.profile = profile;
        this.process = process;
        this.tools = tools;
    }

    /**
     * @param language what pages are asked for in
     * @param options more of its command line
     */
    static Chromium start(String language, String... options) throws IOException {
        var profile = Files.createTempDirectory("chatmail-browser-");
        var command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--headless=new",
                // There is no sandbox for root; the pages are ours.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--accept-lang=" + language,
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        // Two lines: port and path.
        var address = profile.resolve("DevToolsActivePort");
        Waiting.until("chromium to listen, see " + profile.resolve("log"), START_WITHIN, () -> {
            if (!process.isAlive()) {
                throw new IOException("chromium ended: " + Files.readString(profile.resolve("log")));
            }
            return Files.exists(address) && Files.readString(address).lines().count() == 2;
        });
        var lines = Files.readAllLines(address);
        return new Chromium(
                profile, process, DevTools.connect(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1))));
    }

    Tab open(Look look) throws IOException {
        return Tab.open(tools, look);
    }

    @Override
    public void close() throws IOException {
        try {
            tools.ask("", "Browser.close", new JsonObject());
            tools.close();
            if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            FileTree.delete(profile);
        }
    }
}
