// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts together the command lines of our daemons, with the privileges their units give them. */
final class Daemons {

    // Sockets are made with 0660 less this: for the owner and, by the directory's set-group-id bit, for Postfix.
    private static final String UMASK = "umask 0007 && exec \"$@\"";

    private final Layout layout;
    private final Endpoints endpoints;
    private final ServiceUser user;

    Daemons(Layout layout, Endpoints endpoints, ServiceUser user) {
        this.layout = layout;
        this.endpoints = endpoints;
        this.user = user;
    }

    DaemonProcess milter() {
        var sockets = layout.milterSockets();
        return daemon(
                "chatmail-milter",
                command("chatmail-milter"),
                Map.of(
                        "incoming", sockets.resolve("incoming.sock"),
                        "outgoing", sockets.resolve("outgoing.sock"),
                        "signing", sockets.resolve("signing.sock")));
    }

    DaemonProcess doveauth() {
        var command = command("chatmail-doveauth");
        command.addAll(List.of("--listen", "http=inet:" + Endpoints.HOST + ":" + endpoints.http()));
        return daemon(
                "chatmail-doveauth",
                command,
                Map.of(
                        "auth", layout.authSocket(),
                        "lastlogin", layout.lastLoginSocket(),
                        "metadata", layout.metadataSocket()));
    }

    /** The command line of the expirer, which runs to its end. */
    List<String> expirer(String... arguments) {
        var command = command("chatmail-expirer");
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> command(String name) {
        var command = new ArrayList<>(List.of("sh", "-c", UMASK, "sh", "setpriv"));
        command.addAll(List.of("--reuid=" + user.name(), "--regid=" + user.group(), "--clear-groups"));
        command.addAll(List.of("--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"));
        command.add(layout.tree().resolve("bin").resolve(name).toString());
        command.addAll(List.of("--config", layout.config().toString()));
        return command;
    }

    private DaemonProcess daemon(String name, List<String> command, Map<String, Path> listeners) {
        listeners.forEach((listener, socket) -> command.addAll(List.of("--listen", listener + "=unix:" + socket)));
        return DaemonProcess.ofOurs(name, command, layout.logs().resolve(name + ".log"), listeners.values());
    }
}
