// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code chatmailctl dns}: prints lines for the zone file and nothing else. */
public final class DnsCommand {

    private final Host host;
    private final PrintStream out;

    public DnsCommand(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
    }

    public int run(ChatmailConfig config) throws IOException, ConfigException {
        var domain = config.mailDomain();
        if (domain.startsWith("[")) {
            throw new ConfigException(
                    List.of("mail_domain = " + domain + ": DNS has nothing to say about it (expected: a domain)"));
        }
        var keys = new KeyFolder(host, config.dkim().keyDir()).keys();
        if (keys.isEmpty()) {
            throw new ConfigException(List.of(
                    config.dkim().keyDir() + ": no key to sign with (expected: chatmailctl setup has made it)"));
        }
        new Zone(domain, keys, HostAddresses.find()).lines().forEach(out::println);
        return ExitCode.OK;
    }
}
