// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Postfix's settings by its own account, postconf(1).
 *
 * @param directory of {@code main.cf} and {@code master.cf}, on this machine
 */
public record Postconf(Host host, Path directory) {

    public static final String DIRECTORY = "/etc/postfix";

    private static final String PROGRAM = "/usr/sbin/postconf";

    /** Of the Postfix that is installed. */
    public static Postconf of(Host host) {
        return new Postconf(host, host.at(DIRECTORY));
    }

    /** The queue directory, which also holds the sockets, as the running system sees it. */
    public Path queue() throws IOException {
        return Path.of(value("queue_directory"));
    }

    /** The value in force, wherever it comes from, with those that it names filled in. */
    public String value(String name) throws IOException {
        return run("-h", "-x", name);
    }

    /** What it says, without blanks around; an exception tells what it said when it fails. */
    public String run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM, "-c", directory.toString()));
        command.addAll(List.of(arguments));
        return new String(host.output(command), UTF_8).strip();
    }
}
