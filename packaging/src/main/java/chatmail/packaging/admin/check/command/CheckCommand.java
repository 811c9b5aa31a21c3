// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.command;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Runner;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.zone.SystemDns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code chatmailctl check}: a line for each thing, whatever state the host is in. */
public final class CheckCommand {

    /** Shorter than a check may take, so that it is known who did not answer. */
    private static final Duration DNS_PATIENCE = Duration.ofSeconds(4);

    private final Host host;
    private final PrintStream out;

    public CheckCommand(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
    }

    /** @param file as the running system sees it */
    public int run(Path file) throws IOException {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        var all = new ArrayList<Check>();
        var checks = new Checks(host, root);
        try {
            var config = ConfigReader.read(host.at(file));
            all.add(new Known("config", outcomes(config, file)));
            all.addAll(checks.always());
            all.addAll(checks.ofConfiguration(config, file));
            var dns = new SystemDns(quick(config.dns()));
            all.addAll(new KeyChecks(host, checks, config, file, dns).all());
            all.addAll(checks.ofMail(config, dns));
        } catch (ConfigException wrong) {
            all.add(new Known("config", outcomes(wrong, Files.exists(host.at(file)))));
            all.addAll(checks.always());
        }
        if (!host.hasSystemd()) {
            all.add(
                    1,
                    new Known(
                            "units",
                            Outcome.warn(
                                    "here is no systemd to say what runs, but sockets and ports below do",
                                    "nothing, if they are ok")));
        }
        return new Runner(out).run(all) ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static List<Outcome> outcomes(ChatmailConfig config, Path file) {
        var outcomes = new ArrayList<>(List.of(Outcome.ok(file + " is for " + config.mailDomain())));
        config.warnings().forEach(warning -> outcomes.add(Outcome.warn(warning, "take the line out")));
        return outcomes;
    }

    private static List<Outcome> outcomes(ConfigException wrong, boolean there) {
        var cure = there ? "correct it; see chatmail.ini(5)" : "chatmailctl setup DOMAIN makes one";
        var outcomes = new ArrayList<Outcome>();
        wrong.problems().forEach(problem -> outcomes.add(Outcome.fail(problem, cure)));
        outcomes.add(Outcome.warn("what depends on it is not looked at", "check again then"));
        return outcomes;
    }

    private static ChatmailConfig.Dns quick(ChatmailConfig.Dns dns) {
        var shorter = dns.timeout().compareTo(DNS_PATIENCE) < 0 ? dns.timeout() : DNS_PATIENCE;
        return new ChatmailConfig.Dns(dns.servers(), shorter);
    }
}
