// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.admin.certificate.SubjectNames;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.setup.WebFiles;
import chatmail.packaging.admin.zone.Zone;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks for all that port 443 has for clients and for other servers.
 *
 * @param server where port 443 is
 * @param addresses whether new addresses are given there
 */
public record WebCheck(Host host, WebFiles files, String domain, InetSocketAddress server, boolean addresses)
        implements Check {

    private static final String LOG = "journalctl -u nginx -n 20 tells why; then systemctl restart nginx";
    private static final String NAMES = "nginx -T | grep -n server_name shows who else has that name";
    private static final int OK = 200;
    private static final int MOVED = 301;
    private static final int FOUND = 302;

    /** One thing that is to be had there. */
    @FunctionalInterface
    private interface Step {
        /** What is wrong with it. */
        List<Outcome> look() throws IOException;
    }

    @Override
    public String name() {
        return "port " + server.getPort();
    }

    /** It asks half a dozen things, one after the other. */
    @Override
    public Duration atMost() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Outcome> run() throws IOException {
        var listeners = new Listeners(host).of(server.getPort());
        if (!listeners.isEmpty() && !listeners.contains("nginx")) {
            var others = String.join(" and ", listeners);
            return List.of(Outcome.fail(
                    others + " has it instead of nginx", "stop " + others + ", then systemctl restart nginx"));
        }
        var outcomes = new ArrayList<Outcome>();
        try {
            outcomes.addAll(page());
        } catch (ConnectException refused) {
            return List.of(Outcome.fail("nobody listens", LOG));
        } catch (IOException trouble) {
            return List.of(Outcome.fail("no page: " + Trouble.words(trouble), LOG));
        }
        for (var step : steps()) {
            try {
                outcomes.addAll(step.look());
            } catch (IOException trouble) {
                outcomes.add(Trouble.of(trouble));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok(sound())) : outcomes;
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        if (addresses) {
            steps.add(this::newAddresses);
        }
        steps.add(this::policy);
        steps.add(this::www);
        if (files.streams()) {
            steps.add(() -> behind("imap", "* OK", "dovecot"));
            steps.add(() -> behind("smtp", "220", "postfix"));
        }
        return steps;
    }

    private String sound() {
        return "it leads to the page" + (addresses ? ", /new" : "") + ", the policy of MTA-STS"
                + (files.streams() ? ", IMAP and SMTP" : "");
    }

    private Site site(String label) {
        return new Site(server, label + domain);
    }

    private List<Outcome> page() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        var answer = site("").get("/");
        if (answer.certificate() instanceof X509Certificate certificate) {
            outcomes.addAll(names(certificate));
        }
        if (answer.status() != OK) {
            outcomes.add(Outcome.fail("https://" + domain + "/ answers " + answer.status(), LOG));
        } else if (!answer.body().equals(new String(Files.readAllBytes(host.at(files.index())), ISO_8859_1))) {
            outcomes.add(Outcome.fail("https://" + domain + "/ is not " + files.index(), NAMES));
        }
        return outcomes;
    }

    /** Strict senders and browsers do not go where the certificate is for another. */
    private List<Outcome> names(X509Certificate certificate) {
        var missing = List.of("mta-sts." + domain, "www." + domain).stream()
                .filter(name -> !SubjectNames.of(certificate).cover(name))
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Outcome.warn(
                        "its certificate is not for " + String.join(" and ", missing) + ", so others do not go there",
                        "have the certificate made for these names, too"));
    }

    /** To ask by GET gives nothing: whoever answers sends browsers back to the page. */
    private List<Outcome> newAddresses() throws IOException {
        var answer = site("").get("/new");
        return answer.status() == FOUND && answer.location().equals("/")
                ? List.of()
                : List.of(Outcome.fail(
                        "https://" + domain + "/new answers " + answer.status()
                                + ", so nobody gets a new address there",
                        "see the line unit chatmail-doveauth.service; journalctl -u chatmail-doveauth -n 20"));
    }

    private List<Outcome> policy() throws IOException {
        var place = "https://mta-sts." + domain + "/.well-known/mta-sts.txt";
        var answer = site("mta-sts.").get("/.well-known/mta-sts.txt");
        if (answer.status() != OK) {
            return List.of(Outcome.warn(
                    place + " answers " + answer.status() + ", so others may send here without TLS", NAMES));
        }
        return answer.body().equals(Zone.mtaStsPolicy(domain))
                ? List.of()
                : List.of(
                        Outcome.fail(place + " is another policy than that of the relay, and others go by it", NAMES));
    }

    private List<Outcome> www() throws IOException {
        var answer = site("www.").get("/");
        return answer.status() == MOVED && answer.location().equals("https://" + domain + "/")
                ? List.of()
                : List.of(Outcome.warn(
                        "https://www." + domain + "/ answers " + answer.status() + " and does not lead to the page",
                        NAMES));
    }

    /** For clients behind a firewall that lets nothing else through. */
    private List<Outcome> behind(String protocol, String greeting, String service) {
        var outcome = Outcome.warn(
                protocol.toUpperCase(Locale.ROOT)
                        + " is not to be had there, so clients behind strict firewalls cannot connect",
                "see the lines port and unit of " + service + "; " + LOG);
        try {
            return site("").greeting(protocol).startsWith(greeting) ? List.of() : List.of(outcome);
        } catch (IOException trouble) {
            return List.of(outcome);
        }
    }
}
