// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that belongs to one of our users.
 *
 * @param path as the running system sees it
 * @param what it is for
 */
record OwnedDirectory(Host host, Path path, User owner, int gid, int mode, String what) implements Making {

    /** Set-group-id, so that what is made in it has the directory's group. */
    private static final int SET_GROUP_ID = 02000;

    /**
     * Where Postfix finds the milter; the sockets in it belong to Postfix's group. The package makes it too, but only if
     * Postfix was there first.
     */
    static OwnedDirectory ofSockets(Host host, Path path, User milter, User postfix) {
        return new OwnedDirectory(host, path, milter, postfix.gid(), SET_GROUP_ID | 0750, "for the milter's sockets");
    }

    /** That of the mailboxes, which the milter passes through. */
    static OwnedDirectory ofMailboxes(Host host, Path path, User mail) {
        return new OwnedDirectory(host, path, mail, mail.gid(), 0710, "for the mailboxes");
    }

    @Override
    public Optional<String> toMake() {
        return Files.isDirectory(host.at(path)) ? Optional.empty() : Optional.of(path + ": " + what);
    }

    @Override
    public void make() throws IOException {
        var directory = Files.createDirectories(host.at(path));
        Files.setAttribute(directory, "unix:uid", owner.uid());
        Files.setAttribute(directory, "unix:gid", gid);
        Files.setAttribute(directory, "unix:mode", mode);
    }
}
