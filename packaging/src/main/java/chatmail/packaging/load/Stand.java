// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.lab.DaemonProcess;
import chatmail.packaging.lab.DkimKey;
import chatmail.packaging.lab.NameServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who gets messages, and what they need: a name server, a milter, perhaps an opendkim. */
final class Stand {

    static final String DOMAIN = "load.example";
    static final String SENDER = "alice@" + DOMAIN;
    static final String RECIPIENT = "bob@" + DOMAIN;

    private static final String SELECTOR = "chatmail";
    private static final int DNS_PORT = 53;
    private static final Path OPENDKIM = Path.of("/usr/sbin/opendkim");

    private final Workplace place;
    private final DaemonProcess milter;
    private final @Nullable DaemonProcess opendkim;

    /**
     * Starts all and waits until it serves.
     *
     * @param ownNetwork whether port 53 of loopback is free for us, the only one at which opendkim asks
     */
    Stand(Workplace place, boolean ownNetwork) throws IOException {
        this.place = place;
        var key = place.path(SELECTOR + ".private");
        DkimKey.create(key);
        var dns = ownNetwork ? new NameServer(DNS_PORT) : new NameServer();
        place.begin(() -> dns.publish(SELECTOR + "._domainkey." + DOMAIN, DkimKey.record(key)), dns::close);
        var mailbox = Files.createDirectories(place.path("mail").resolve(RECIPIENT));
        Files.createFile(mailbox.resolve("password"));
        Files.createFile(mailbox.resolve("enforceE2EEincoming"));
        configure(dns);
        milter = place.start(place.daemon("chatmail-milter", Map.of("incoming", incoming(), "outgoing", outgoing())));
        opendkim = ownNetwork && Files.isExecutable(OPENDKIM) ? place.start(opendkim(key)) : null;
        if (opendkim != null) {
            opendkim.awaitReady();
        }
        milter.awaitReady();
    }

    /** No limit of a relay shall be what is measured. */
    private void configure(NameServer dns) throws IOException {
        place.configure(
                "mail_domain = " + DOMAIN,
                "mailboxes_dir = " + place.path("mail"),
                "dkim_key_dir = " + place.path(""),
                "dkim_selector = " + SELECTOR,
                "dns_servers = " + dns.address(),
                "metrics_milter =",
                "max_user_send_per_minute = 1000000",
                "max_user_send_burst_size = 1000000",
                "max_message_size = 1G");
    }

    private DaemonProcess opendkim(Path key) throws IOException {
        var nobody = place.write("nobody");
        var config = place.write(
                "opendkim.conf",
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
                "Syslog no");
        return DaemonProcess.ofOthers(
                "opendkim",
                List.of(OPENDKIM.toString(), "-f", "-x", config.toString()),
                place.path("opendkim.log"),
                opendkimSocket());
    }

    Server ours(Mode mode) {
        return new Server("chatmail-milter", mode == Mode.SIGN ? outgoing() : incoming(), milter.pid());
    }

    Optional<Server> opendkim() {
        return Optional.ofNullable(opendkim).map(process -> new Server("opendkim", opendkimSocket(), process.pid()));
    }

    private Path incoming() {
        return place.path("incoming.sock");
    }

    private Path outgoing() {
        return place.path("outgoing.sock");
    }

    private Path opendkimSocket() {
        return place.path("opendkim.sock");
    }
}
