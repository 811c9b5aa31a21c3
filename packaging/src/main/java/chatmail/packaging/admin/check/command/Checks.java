// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.command;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.loop.LoopCheck;
import chatmail.packaging.admin.check.loop.Servers;
import chatmail.packaging.admin.check.machine.ClockCheck;
import chatmail.packaging.admin.check.machine.DiskCheck;
import chatmail.packaging.admin.check.machine.InotifyCheck;
import chatmail.packaging.admin.check.machine.OutwardCheck;
import chatmail.packaging.admin.check.machine.UsersCheck;
import chatmail.packaging.admin.check.services.DovecotSettingsCheck;
import chatmail.packaging.admin.check.services.PortCheck;
import chatmail.packaging.admin.check.services.PostfixRunsCheck;
import chatmail.packaging.admin.check.services.PostfixSettingsCheck;
import chatmail.packaging.admin.check.services.SocketCheck;
import chatmail.packaging.admin.check.services.SweepCheck;
import chatmail.packaging.admin.check.services.UnitCheck;
import chatmail.packaging.admin.check.services.WiringCheck;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Postconf;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is looked at, in the order of causes: what makes others fail comes first. */
final class Checks {

    /** Where Debian has it; a Postfix that does not tell is told of by other lines. */
    private static final Path USUAL_QUEUE = Path.of("/var/spool/postfix");

    private static final String MILTER = "chatmail-milter";
    private static final String DOVEAUTH = "chatmail-doveauth";

    static final InetSocketAddress IMAPS = here(993);
    static final InetSocketAddress SUBMISSIONS = here(465);
    static final InetSocketAddress HTTPS = here(443);

    /** Others of our kind first, for they are who mail goes to. */
    private static final List<String> ELSEWHERE = List.of("nine.testrun.org", "gmail.com");

    /** As much as Postfix itself wants to have free, times the largest message (postconf(5), message_size_limit). */
    private static final double POSTFIX_SHARE = 1.5;

    private final Host host;
    private final boolean root;
    private final Path queue;

    Checks(Host host, boolean root) {
        this.host = host;
        this.root = root;
        this.queue = queue(host);
    }

    private static Path queue(Host host) {
        try {
            return Postconf.of(host).queue();
        } catch (IOException untold) {
            return USUAL_QUEUE;
        }
    }

    /** Those that need no configuration. */
    List<Check> always() {
        var checks = new ArrayList<Check>();
        checks.add(new UsersCheck(host));
        if (host.hasSystemd()) {
            for (var unit : new String[] {
                MILTER + ".service",
                DOVEAUTH + ".service",
                "chatmail-expirer.timer",
                "dovecot.service",
                "postfix.service",
                "nginx.service"
            }) {
                checks.add(new UnitCheck(host, unit));
            }
        }
        checks.add(asRoot(new PostfixRunsCheck(host)));
        for (var name : new String[] {"incoming", "outgoing", "signing"}) {
            checks.add(socket(milter(name), "postfix", MILTER));
        }
        for (var name : new String[] {"auth", "lastlogin", "metadata"}) {
            checks.add(socket(Path.of("/run/chatmail-doveauth", name + ".sock"), "vmail", DOVEAUTH));
        }
        for (var name : new String[] {"auth", "dovecot-lmtp"}) {
            checks.add(socket(queue.resolve("private").resolve(name), "postfix", "dovecot"));
        }
        checks.add(new PortCheck(here(25), false, "220", "postfix"));
        checks.add(new PortCheck(here(587), false, "220", "postfix"));
        checks.add(new PortCheck(SUBMISSIONS, true, "220", "postfix"));
        checks.add(new PortCheck(IMAPS, true, "* OK", "dovecot"));
        checks.add(new ClockCheck(host));
        checks.add(new InotifyCheck(host));
        return checks;
    }

    /** Those that do, but for keys and names. */
    List<Check> ofConfiguration(ChatmailConfig config, Path file) {
        var mailboxes = config.storage().mailboxesDir();
        return List.of(
                asRoot(new WiringCheck(host, file, config.mailDomain())),
                new PostfixSettingsCheck(host),
                new DovecotSettingsCheck(host),
                new DiskCheck(
                        host, mailboxes, config.newAccounts().minFreeDiskSpace().bytes(), "nobody gets a new account"),
                new DiskCheck(
                        host,
                        queue,
                        (long) (POSTFIX_SHARE
                                * config.sending().maxMessageSize().bytes()),
                        "Postfix takes no mail"),
                asRoot(new SweepCheck(host, mailboxes, Instant.now())));
    }

    /** The way out and the whole way through. */
    List<Check> ofMail(ChatmailConfig config, Records dns) {
        return List.of(
                new OutwardCheck(dns, ELSEWHERE, 25),
                asRoot(new LoopCheck(host, config, new Servers(IMAPS, SUBMISSIONS), Duration.ofSeconds(15))));
    }

    /** The same, or what says that it cannot be. */
    Check asRoot(Check check) {
        return root ? check : new NeedsRoot(check.name());
    }

    /** The milter's socket for mail of this kind. */
    Path milter(String role) {
        return queue.resolve("chatmail").resolve(role + ".sock");
    }

    private Check socket(Path path, String client, String service) {
        return asRoot(new SocketCheck(host, path, client, service));
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
