// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.common.config.ChatmailConfig.Certificate;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A copy of nginx's configuration, in which nginx itself is asked what it makes of ours and of others. */
final class NginxTrial {

    private static final String NGINX = "/usr/sbin/nginx";
    private static final String MODULES = "modules-enabled";
    private static final long LARGE = 1 << 20;

    /** Of {@code nginx -T}: where a file begins, and where it listens. */
    private static final Pattern FILE = Pattern.compile("# configuration file (.*):");

    private static final Pattern PORT_443 = Pattern.compile("\\blisten\\s+(\\S*:)?443[\\s;]");

    private final Host host;
    private final Path copy;
    /** All that others have nginx read. */
    private final String theirs;

    private NginxTrial(Host host, Path copy, String theirs) {
        this.host = host;
        this.copy = copy;
        this.theirs = theirs;
    }

    /**
     * Copies what there is.
     *
     * @param ours what is left out
     * @param problems gets what nginx says when it is wrong already
     */
    static NginxTrial of(Host host, Path scratch, List<String> ours, List<String> problems) throws IOException {
        var copy = scratch.resolve("nginx");
        copyConfiguration(host, copy, ours);
        var outcome = host.run(NGINX, "-T", "-c", copy.resolve("nginx.conf").toString());
        if (!outcome.good()) {
            problems.add(NginxFiles.DIRECTORY + ": nginx cannot read what there is now: "
                    + asInstalled(copy, outcome.text().replaceFirst("(?s)\n# configuration file .*", "")));
        }
        return new NginxTrial(host, copy, outcome.good() ? outcome.text() : "");
    }

    private static void copyConfiguration(Host host, Path copy, List<String> ours) throws IOException {
        Files.createDirectories(copy.resolve("log"));
        var from = host.at(NginxFiles.DIRECTORY);
        var skipped = ours.stream().map(host::at).toList();
        try (var files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = copy.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file) && !skipped.contains(file)) {
                    copyFile(file, target, copy);
                }
            }
        }
    }

    private static void copyFile(Path file, Path target, Path copy) throws IOException {
        if (Files.size(file) > LARGE) {
            Files.createSymbolicLink(target, file.toRealPath());
            return;
        }
        // Whatever it holds besides, the octets stay.
        var text = Files.readString(file, ISO_8859_1)
                .replace(NginxFiles.DIRECTORY, copy.toString())
                .replace("/run/nginx.pid", copy.resolve("nginx.pid").toString())
                .replace("/var/log/nginx", copy.resolve("log").toString());
        Files.writeString(target, text, ISO_8859_1);
    }

    private static String asInstalled(Path copy, String text) {
        return text.replace(copy.toString(), NginxFiles.DIRECTORY);
    }

    /** Why port 443 cannot be ours alone, if it cannot. */
    Optional<String> inTheWayOfPort443() throws IOException {
        if (!Files.readString(copy.resolve("nginx.conf"), ISO_8859_1).contains(MODULES)) {
            return Optional.of(NginxFiles.DIRECTORY + "/nginx.conf does not include " + MODULES + "/*.conf");
        }
        var file = "";
        for (var line : theirs.lines().toList()) {
            var begins = FILE.matcher(line);
            if (begins.matches()) {
                file = asInstalled(copy, begins.group(1));
            } else if (PORT_443.matcher(line.replaceFirst("#.*", "")).find()) {
                return Optional.of(file + " has another site on port 443");
            }
        }
        return Optional.empty();
    }

    /**
     * Has nginx read all of its configuration as it would be.
     *
     * @param certificate may not be there yet, so that another stands in for it
     */
    void tryOut(Map<String, byte[]> wanted, Certificate certificate, List<String> problems) throws IOException {
        if (theirs.isEmpty()) {
            return;
        }
        var standIn = new Certificate(copy.resolve("certificate.pem"), copy.resolve("key.pem"));
        CertificateFiles.make(host, "localhost", standIn);
        for (var file : wanted.entrySet()) {
            if (NginxFiles.isConfiguration(file.getKey())) {
                var target = Path.of(file.getKey().replace(NginxFiles.DIRECTORY, copy.toString()));
                var text = new String(file.getValue(), ISO_8859_1)
                        .replace(
                                ' ' + certificate.chain().toString() + ';',
                                ' ' + standIn.chain().toString() + ';')
                        .replace(
                                ' ' + certificate.key().toString() + ';',
                                ' ' + standIn.key().toString() + ';');
                Files.createDirectories(target.getParent());
                Files.writeString(target, text, ISO_8859_1);
            }
        }
        var outcome =
                host.run(NGINX, "-t", "-q", "-c", copy.resolve("nginx.conf").toString());
        if (!outcome.good()) {
            problems.add(NginxFiles.DIRECTORY + ": nginx cannot read what it would have (expected: nginx and "
                    + "libnginx-mod-stream of Debian, and no stream block of your own): "
                    + asInstalled(copy, outcome.text()));
        }
    }
}
