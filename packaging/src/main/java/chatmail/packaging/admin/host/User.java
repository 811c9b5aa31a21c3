// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A user of the host by its name and its numbers, which alone count on a disk that is not this machine's. */
public record User(String name, String group, int uid, int gid) {

    /** Looks one up, with the group of the same name or else its own. */
    public static Optional<User> find(Host host, String name) throws IOException {
        var passwd = entry(host.at("/etc/passwd"), name);
        if (passwd.isEmpty()) {
            return Optional.empty();
        }
        int uid = Integer.parseInt(passwd.get()[2]);
        var group = entry(host.at("/etc/group"), name);
        int gid = Integer.parseInt(group.isPresent() ? group.get()[2] : passwd.get()[3]);
        return Optional.of(new User(name, group.isPresent() ? name : Integer.toString(gid), uid, gid));
    }

    private static Optional<String[]> entry(Path file, String name) throws IOException {
        try {
            for (var line : Files.readAllLines(file)) {
                var fields = line.split(":", -1);
                if (fields.length > 3 && fields[0].equals(name)) {
                    return Optional.of(fields);
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        }
    }
}
