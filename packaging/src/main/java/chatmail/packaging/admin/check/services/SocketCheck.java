// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Journal;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.check.access.Mode;
import chatmail.packaging.admin.check.access.Reach;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether somebody listens at a UNIX socket, and who has to may connect.
 *
 * @param path as the running system sees it
 * @param client the user that has to
 * @param service that makes it, by the name of its unit
 */
public record SocketCheck(Host host, Path path, String client, String service) implements Check {

    @Override
    public String name() {
        return "socket " + path;
    }

    @Override
    public List<Outcome> run() throws IOException {
        var restart = "systemctl restart " + service;
        var file = host.at(path);
        if (!Files.exists(file)) {
            return List.of(Outcome.fail("it is not there", restart + "; " + Journal.of(20, service) + " tells more"));
        }
        if (!Mode.of(file).isSocket()) {
            return List.of(Outcome.fail("it is no socket", "remove it, then " + restart));
        }
        var user = User.find(host, client);
        if (user.isEmpty()) {
            return List.of(Outcome.fail("there is no user " + client + " to connect to it", "see the line users"));
        }
        var inTheWay = Reach.of(host, user.get()).fromConnecting(path);
        if (inTheWay.isPresent()) {
            return List.of(Outcome.fail(inTheWay.get(), "systemd-tmpfiles --create; " + restart));
        }
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(file)).close();
            return List.of(Outcome.ok(client + " may connect, and " + service + " listens"));
        } catch (SocketException refused) {
            return List.of(Outcome.fail("nobody listens: " + Trouble.words(refused), restart));
        }
    }
}
