// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.template.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dovecot's files as they shall be: two drop-ins in the syntax of its version, and the script that asks doveauth. */
final class DovecotFiles {

    static final String DIRECTORY = "/etc/dovecot";
    private static final String PROGRAM = "/usr/sbin/dovecot";
    private static final List<String> SYNTAXES = List.of("2.3", "2.4");
    private static final List<String> SCRIPTS = List.of("dovecot-auth.lua", "dovecot-push.lua");

    private static final List<String> DROP_INS = List.of("05-chatmail-auth.conf", "99-chatmail.conf");

    private final Host host;
    private final Path copy;

    /** @param scratch a directory that is ours alone */
    DovecotFiles(Host host, Path scratch) {
        this.host = host;
        this.copy = scratch.resolve("dovecot");
    }

    /** What is to be had before anything can be planned. */
    void check(List<String> problems) {
        var file = DIRECTORY + "/dovecot.conf";
        if (!Files.isRegularFile(host.at(file))) {
            problems.add(file + ": there is no such file (expected: dovecot-imapd and dovecot-lmtpd are installed)");
        }
        try {
            syntax();
        } catch (IOException trouble) {
            problems.add(trouble.getMessage());
        }
    }

    /** The configuration's syntax, 2.3 or 2.4. */
    private String syntax() throws IOException {
        var version = new String(host.output(List.of(PROGRAM, "--version")), UTF_8).strip();
        return SYNTAXES.stream()
                .filter(syntax -> version.startsWith(syntax + '.'))
                .findFirst()
                .orElseThrow(() -> new IOException("dovecot " + version + " (expected: 2.3 or 2.4)"));
    }

    /**
     * Path to content of every file that the relay needs.
     *
     * @param scripts the directory that our scripts go to
     */
    Map<String, byte[]> wanted(Placeholders placeholders, String scripts, List<String> problems) throws IOException {
        var wanted = new LinkedHashMap<String, byte[]>();
        for (var script : SCRIPTS) {
            wanted.put(
                    scripts + '/' + script,
                    placeholders.fill(host.shared(script)).getBytes(UTF_8));
        }
        var syntax = syntax();
        for (var dropIn : DROP_INS) {
            var text = placeholders.fill(host.shared("dovecot/" + syntax + '/' + dropIn));
            wanted.put(DIRECTORY + "/conf.d/" + dropIn, text.getBytes(UTF_8));
        }
        tryOut(wanted, problems);
        return wanted;
    }

    /** Has Dovecot read all of its configuration as it would be. */
    private void tryOut(Map<String, byte[]> wanted, List<String> problems) throws IOException {
        copyConfiguration();
        for (var file : wanted.entrySet()) {
            if (file.getKey().startsWith(DIRECTORY)) {
                Files.write(copy.resolve(file.getKey().substring(DIRECTORY.length() + 1)), file.getValue());
            }
        }
        var outcome = host.run(
                "/usr/bin/doveconf", "-n", "-c", copy.resolve("dovecot.conf").toString());
        if (!outcome.good()) {
            problems.add(DIRECTORY + ": Dovecot cannot read what it would have: "
                    + outcome.text().replace(copy.toString(), DIRECTORY));
        }
    }

    /** The private keys stay where they are. */
    private void copyConfiguration() throws IOException {
        var from = host.at(DIRECTORY);
        Files.createDirectories(copy.resolve("conf.d"));
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = from.relativize(file);
                if (Files.isRegularFile(file) && !name.startsWith("private")) {
                    var target = copy.resolve(name.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
