// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.access;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a user gets on the disk, by owner, group and mode alone (path_resolution(7)); root is not meant.
 *
 * @param groups all that it is in
 */
public record Reach(Host host, String name, int uid, Set<Integer> groups) {

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int PASS = 1;
    private static final int BITS = 3;

    public static Reach of(Host host, User user) throws IOException {
        var groups = new HashSet<>(Set.of(user.gid()));
        for (var line : Files.readAllLines(host.at("/etc/group"))) {
            var fields = line.split(":", -1);
            if (fields.length > 3 && List.of(fields[3].split(",", -1)).contains(user.name())) {
                groups.add(Integer.parseInt(fields[2]));
            }
        }
        return new Reach(host, user.name(), user.uid(), groups);
    }

    /** What keeps it from connecting to a socket, in words; empty if nothing does. */
    public Optional<String> fromConnecting(Path socket) throws IOException {
        return inTheWay(socket, WRITE, "connect to");
    }

    /** What keeps it from reading a file, in words; empty if nothing does. */
    public Optional<String> fromReading(Path file) throws IOException {
        return inTheWay(file, READ, "read");
    }

    private Optional<String> inTheWay(Path target, int bit, String what) throws IOException {
        for (int depth = 1; depth < target.getNameCount(); depth++) {
            var directory = Path.of("/").resolve(target.subpath(0, depth));
            if (!may(Mode.of(host.at(directory)), PASS)) {
                return Optional.of(refusal("pass through", directory));
            }
        }
        return may(Mode.of(host.at(target)), bit) ? Optional.empty() : Optional.of(refusal(what, target));
    }

    private String refusal(String what, Path path) throws IOException {
        return name + " may not " + what + ' ' + path + ", which has " + Mode.of(host.at(path));
    }

    private boolean may(Mode is, int bit) {
        int shift = is.uid() == uid ? 2 * BITS : groups.contains(is.gid()) ? BITS : 0;
        return (is.bits() >> shift & bit) != 0;
    }
}
