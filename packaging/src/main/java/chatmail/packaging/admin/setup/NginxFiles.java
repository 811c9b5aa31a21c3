// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.listen.ListenAddress;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.zone.Zone;
import chatmail.packaging.template.Placeholders;
import chatmail.packaging.template.WebSettings;
import chatmail.packaging.template.WebSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nginx's files as they shall be: two drop-ins beside Debian's own, and what is served besides the page. */
final class NginxFiles {

    static final String DIRECTORY = "/etc/nginx";

    private static final String MAIN = DIRECTORY + "/nginx.conf";
    static final String SITE = DIRECTORY + "/conf.d/chatmail.conf";
    static final String STREAM = DIRECTORY + "/modules-enabled/99-chatmail-stream.conf";
    private static final String WEB = Facts.ETC + "/web";
    private static final List<String> SERVED = List.of("autoconfig.xml", "autodiscover.xml", "robots.txt");

    private final Host host;
    private final Path scratch;

    /** @param scratch a directory that is ours alone */
    NginxFiles(Host host, Path scratch) {
        this.host = host;
        this.scratch = scratch;
    }

    /** Whether nginx reads a file itself and at no other time than when it is told to. */
    static boolean isConfiguration(String path) {
        return path.startsWith(DIRECTORY + '/');
    }

    /** What is to be had before anything can be planned. */
    void check(List<String> problems) {
        if (!Files.isRegularFile(host.at(MAIN))) {
            problems.add(MAIN + ": there is no such file (expected: nginx is installed)");
        }
    }

    /**
     * Path to content of every file that the relay needs.
     *
     * @param notes what the administrator has to know
     */
    Map<String, byte[]> wanted(
            ChatmailConfig config, Placeholders placeholders, List<String> notes, List<String> problems)
            throws IOException {
        var trial = NginxTrial.of(host, scratch, List.of(SITE, STREAM), problems);
        var inTheWay = trial.inTheWayOfPort443();
        inTheWay.ifPresent(why -> notes.add(why + ", so port 443 does not lead to IMAP and SMTP; the page is served"));
        var settings = settings(config, inTheWay.isEmpty());
        var filled = settings.with(placeholders);
        var wanted = new LinkedHashMap<String, byte[]>();
        for (var name : SERVED) {
            wanted.put(WEB + '/' + name, fill(filled, name));
        }
        wanted.put(WEB + "/mta-sts.txt", Zone.mtaStsPolicy(config.mailDomain()).getBytes(US_ASCII));
        wanted.put(SITE, fill(filled, "chatmail.conf"));
        wanted.put(STREAM, fill(filled, settings.streams() ? "stream.conf" : "no-stream.conf"));
        trial.tryOut(wanted, CertificateFiles.of(config), problems);
        return wanted;
    }

    private static WebSettings settings(ChatmailConfig config, boolean streams) {
        return new WebSettings(
                WebSockets.STANDARD,
                config.connections().ipv6(),
                streams,
                config.web().certificate().isPresent(),
                upstream(config.services().http()),
                WebPages.DIRECTORY,
                WEB);
    }

    /** As {@code proxy_pass} has it. */
    private static String upstream(Optional<ListenAddress> address) {
        return address.map(Object::toString)
                .map(text -> text.startsWith("inet:") ? "http://" + text.substring(5) : "http://" + text + ':')
                .orElse("");
    }

    private byte[] fill(Placeholders placeholders, String name) throws IOException {
        return placeholders.fill(host.shared("nginx/" + name)).getBytes(UTF_8);
    }
}
