// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.host;

import chatmail.packaging.admin.host.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine that is administered.
 *
 * @param root below which its files lie; / but for tests
 * @param home the directory that holds our bin, lib and share
 */
public record Host(Path root, Path home, Shell shell) {

    private static final Path THIS_MACHINE = Path.of("/");

    /** @param path absolute, as the running system sees it */
    public Path at(String path) {
        return root.resolve(THIS_MACHINE.relativize(Path.of(path)).toString());
    }

    /** @param path absolute, as the running system sees it */
    public Path at(Path path) {
        return at(path.toString());
    }

    /** A file of ours as it was shipped. */
    public String shared(String name) throws IOException {
        return Files.readString(home.resolve("share").resolve(name));
    }

    /** Whether its services can be told anything. */
    public boolean isRunning() {
        return root.equals(THIS_MACHINE);
    }

    /** Whether systemd runs them. */
    public boolean hasSystemd() {
        return isRunning() && Files.isDirectory(Path.of("/run/systemd/system"));
    }

    public Outcome run(String... command) throws IOException {
        return run(List.of(command));
    }

    public Outcome run(List<String> command) throws IOException {
        return shell.run(command);
    }

    /** As {@link #run}, but an exception tells what it said when it fails. */
    public byte[] output(List<String> command) throws IOException {
        var outcome = run(command);
        if (!outcome.good()) {
            throw new IOException(String.join(" ", command) + ": exit " + outcome.status() + ": " + outcome.text());
        }
        return outcome.output();
    }
}
