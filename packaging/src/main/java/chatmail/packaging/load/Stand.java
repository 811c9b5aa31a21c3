// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.lab.AtExit;
import chatmail.packaging.lab.DaemonProcess;
import chatmail.packaging.lab.DkimKey;
import chatmail.packaging.lab.FileTree;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.Teardown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured and what it needs, in a directory of its own: a name server, a milter, perhaps an opendkim. */
final class Stand implements AutoCloseable {

    static final String DOMAIN = "load.example";
    static final String SENDER = "alice@" + DOMAIN;
    static final String RECIPIENT = "bob@" + DOMAIN;

    private static final String SELECTOR = "chatmail";
    private static final int DNS_PORT = 53;
    private static final Path OPENDKIM = Path.of("/usr/sbin/opendkim");

    private final Teardown teardown = new Teardown();
    private final AtExit atExit = AtExit.run("ending the load", teardown::close);
    private final Path directory;
    private final DaemonProcess milter;
    private @Nullable DaemonProcess opendkim;

    /**
     * Starts all and waits until it serves.
     *
     * @param tree what {@code mvn package} made
     * @param ownNetwork whether port 53 of loopback is free for us, the only one at which opendkim asks
     */
    static Stand start(Path tree, boolean ownNetwork) throws IOException {
        var stand = new Stand(tree, Files.createTempDirectory("chatmail-load-"));
        try {
            stand.start(ownNetwork);
            return stand;
        } catch (IOException | RuntimeException trouble) {
            try (stand) {
                throw trouble;
            }
        }
    }

    private Stand(Path tree, Path directory) {
        this.directory = directory;
        milter = DaemonProcess.ofOurs(
                "chatmail-milter",
                List.of(
                        tree.resolve("bin/chatmail-milter").toString(),
                        "--config",
                        directory.resolve("chatmail.ini").toString(),
                        "--listen",
                        "incoming=unix:" + incoming(),
                        "--listen",
                        "outgoing=unix:" + outgoing()),
                directory.resolve("milter.log"),
                List.of(incoming(), outgoing()));
    }

    private void start(boolean ownNetwork) throws IOException {
        teardown.begin(() -> {}, () -> FileTree.delete(directory));
        var key = directory.resolve(SELECTOR + ".private");
        DkimKey.create(key);
        var dns = ownNetwork ? new NameServer(DNS_PORT) : new NameServer();
        teardown.begin(() -> dns.publish(SELECTOR + "._domainkey." + DOMAIN, DkimKey.record(key)), dns::close);
        var mailbox = Files.createDirectories(directory.resolve("mail").resolve(RECIPIENT));
        Files.createFile(mailbox.resolve("password"));
        Files.createFile(mailbox.resolve("enforceE2EEincoming"));
        Files.writeString(directory.resolve("chatmail.ini"), ini(dns));
        teardown.begin(milter::start, milter::stop);
        if (ownNetwork && Files.isExecutable(OPENDKIM)) {
            var other = opendkim(key);
            opendkim = other;
            teardown.begin(other::start, other::stop);
            other.awaitReady();
        }
        milter.awaitReady();
    }

    /** No limit of a relay shall be what is measured. */
    private String ini(NameServer dns) {
        return String.join(
                "\n",
                "[params]",
                "mail_domain = " + DOMAIN,
                "mailboxes_dir = " + directory.resolve("mail"),
                "dkim_key_dir = " + directory,
                "dkim_selector = " + SELECTOR,
                "dns_servers = " + dns.address(),
                "metrics_milter =",
                "max_user_send_per_minute = 1000000",
                "max_user_send_burst_size = 1000000",
                "max_message_size = 1G",
                "");
    }

    private DaemonProcess opendkim(Path key) throws IOException {
        var config = directory.resolve("opendkim.conf");
        var nobody = Files.createFile(directory.resolve("nobody"));
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "Socket local:" + opendkimSocket(),
                        "Nameservers 127.0.0.1",
                        "Domain " + DOMAIN,
                        "Selector " + SELECTOR,
                        "KeyFile " + key,
                        "RequireSafeKeys no",
                        // As we sign, and as strict with what is not signed.
                        "Canonicalization relaxed/relaxed",
                        "SignHeaders *,+message-id,+mime-version,+content-type,+autocrypt",
                        "OversignHeaders from,to,cc,subject,date,message-id,mime-version,content-type,autocrypt",
                        "On-BadSignature reject",
                        "On-KeyNotFound reject",
                        "On-NoSignature reject",
                        "MTA ORIGINATING",
                        "InternalHosts " + nobody,
                        "Syslog no",
                        ""));
        return DaemonProcess.ofOthers(
                "opendkim",
                List.of(OPENDKIM.toString(), "-f", "-x", config.toString()),
                directory.resolve("opendkim.log"),
                opendkimSocket());
    }

    Server ours(Mode mode) {
        return new Server("chatmail-milter", mode == Mode.SIGN ? outgoing() : incoming(), milter.pid());
    }

    Optional<Server> opendkim() {
        return Optional.ofNullable(opendkim).map(process -> new Server("opendkim", opendkimSocket(), process.pid()));
    }

    private Path incoming() {
        return directory.resolve("incoming.sock");
    }

    private Path outgoing() {
        return directory.resolve("outgoing.sock");
    }

    private Path opendkimSocket() {
        return directory.resolve("opendkim.sock");
    }

    /** Where to look when something fails. */
    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try {
            teardown.close();
        } finally {
            atExit.forget();
        }
    }
}
