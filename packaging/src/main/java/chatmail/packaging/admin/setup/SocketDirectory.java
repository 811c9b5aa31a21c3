// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Where Postfix finds the milter. The package makes it too, but only if Postfix was there first.
 *
 * @param path as the running system sees it
 */
record SocketDirectory(Host host, String path, User milter, User postfix) implements Making {

    /** Set-group-id, so that the sockets in it belong to Postfix's group. */
    private static final int MODE = 02750;

    @Override
    public Optional<String> toMake() {
        return Files.isDirectory(host.at(path)) ? Optional.empty() : Optional.of(path + ": for the milter's sockets");
    }

    @Override
    public void make() throws IOException {
        var directory = Files.createDirectories(host.at(path));
        Files.setAttribute(directory, "unix:uid", milter.uid());
        Files.setAttribute(directory, "unix:gid", postfix.gid());
        Files.setAttribute(directory, "unix:mode", MODE);
    }
}
