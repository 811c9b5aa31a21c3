// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.dkim.PublishedKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks the name servers that the milter asks, {@code dns_servers} or the system's, and remembers nothing. */
public final class SystemDns implements PublishedKeys, Records {

    private final Resolver resolver;

    public SystemDns(ChatmailConfig.Dns dns) throws IOException {
        var servers = new ArrayList<Resolver>();
        for (var server : dns.servers()) {
            servers.add(new SimpleResolver(new InetSocketAddress(server.getHostString(), server.getPort())));
        }
        resolver = servers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(servers);
        resolver.setTimeout(dns.timeout());
    }

    @Override
    public List<String> txt(String name) throws IOException {
        var lookup = lookup(name, Type.TXT);
        Record[] answers = lookup.run();
        return answers == null ? List.of() : Txt.values(Arrays.asList(answers));
    }

    @Override
    public List<Record> of(String name, int type) throws IOException {
        var lookup = lookup(name, type);
        Record[] answers = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> answers == null ? List.of() : List.of(answers);
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
            default -> throw new NoAnswerException(name, lookup.getErrorString());
        };
    }

    private Lookup lookup(String name, int type) throws IOException {
        var lookup = new Lookup(name.endsWith(".") ? name : name + '.', type);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        return lookup;
    }
}
