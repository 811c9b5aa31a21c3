// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.files.Ledger;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Postconf;
import chatmail.packaging.template.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Postfix's files as they shall be. {@code main.cf} is changed by postconf(1), in a copy. */
final class PostfixFiles {

    static final String DIRECTORY = Postconf.DIRECTORY;
    private static final String MAIN = DIRECTORY + "/main.cf";
    private static final String MASTER = DIRECTORY + "/master.cf";
    private static final List<String> TABLES = List.of("login_map", "submission_header_cleanup", "lmtp_header_cleanup");

    private final Host host;
    private final Path copy;

    /** @param scratch a directory that is ours alone */
    PostfixFiles(Host host, Path scratch) {
        this.host = host;
        this.copy = scratch.resolve("postfix");
    }

    /** What is to be had before anything can be planned. */
    void check(List<String> problems) {
        for (var file : List.of(MAIN, MASTER)) {
            if (!Files.isRegularFile(host.at(file))) {
                problems.add(file + ": there is no such file (expected: Postfix is installed and configured; "
                        + "dpkg-reconfigure postfix, \"Internet Site\")");
            }
        }
    }

    /** Whether its services run in a chroot: as the one for port 25 does, {@code y}, {@code n} or {@code -}. */
    String chroot() throws IOException {
        return MasterCf.parse(Files.readString(host.at(MASTER)))
                .find("smtp inet")
                .map(MasterCf.Service::chroot)
                .orElse("y");
    }

    /**
     * Path to content of every file that the relay needs.
     *
     * @param tables where the tables go
     */
    Map<String, byte[]> wanted(
            Placeholders placeholders, String tables, Ledger ledger, boolean force, List<String> problems)
            throws IOException {
        var wanted = new LinkedHashMap<String, byte[]>();
        for (var table : TABLES) {
            wanted.put(
                    tables + '/' + table,
                    placeholders.fill(host.shared("postfix/" + table)).getBytes(UTF_8));
        }
        Files.createDirectories(copy);
        Files.copy(host.at(MAIN), copy.resolve("main.cf"));
        Files.copy(host.at(MASTER), copy.resolve("master.cf"));
        var postconf = new Postconf(host, copy);
        postconf.run(settings(placeholders.fill(host.shared("postfix/main.cf"))));
        wanted.put(MAIN, Files.readAllBytes(copy.resolve("main.cf")));

        var written = ledger.written(MASTER).map(bytes -> new String(bytes, UTF_8));
        var services = new PostfixServices(
                MASTER,
                Files.readString(host.at(MASTER)),
                written,
                placeholders.fill(host.shared("postfix/master.cf")));
        var master = services.wired(force, problems);
        Files.writeString(copy.resolve("master.cf"), master);
        postconf.run("-M");
        wanted.put(MASTER, master.getBytes(UTF_8));
        return wanted;
    }

    /** The arguments of postconf for the lines of a main.cf, which has one setting in each. */
    private static String[] settings(String template) {
        var arguments = new ArrayList<>(List.of("-e"));
        template.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(arguments::add);
        return arguments.toArray(String[]::new);
    }
}
