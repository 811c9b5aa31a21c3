// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unprivileged user that our daemons run as and that owns the mailboxes.
 *
 * @param name an existing user of the system
 * @param group its group
 * @param uid its number, which Dovecot has to accept as a mail user
 */
record ServiceUser(String name, String group, int uid) {

    /** Every Debian has it, and nothing runs as it by default. */
    static ServiceUser mail() throws IOException {
        return lookUp(Path.of("/etc/passwd"), "mail", "mail");
    }

    private static ServiceUser lookUp(Path passwd, String name, String group) throws IOException {
        for (var line : Files.readAllLines(passwd)) {
            var fields = line.split(":", -1);
            if (fields[0].equals(name)) {
                return new ServiceUser(name, group, Integer.parseInt(fields[2]));
            }
        }
        throw new IOException("no user " + name + " in " + passwd);
    }
}
