// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.lab.DebianRoot;
import chatmail.packaging.lab.PrivateNginx;
import chatmail.packaging.lab.Requirements;
import chatmail.packaging.lab.Userland;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Below a directory, the files of a Debian on which Postfix, Dovecot and nginx have just been installed. */
final class StockHost {

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    private final Path root;
    private final Userland userland;

    StockHost(Path root, Userland userland) throws IOException {
        this.root = root;
        this.userland = userland;
        var postfix = Files.createDirectories(at("/etc/postfix"));
        Files.copy(Path.of("/usr/share/postfix/master.cf.dist"), postfix.resolve("master.cf"));
        // As debconf leaves it.
        Files.writeString(
                postfix.resolve("main.cf"),
                Files.readString(Path.of("/usr/share/postfix/main.cf.debian"))
                        + "myhostname = old.example\nmydestination = $myhostname, localhost\nrelayhost = \n");
        var shipped = userland.usr().resolve("share/dovecot");
        copy(shipped.resolve("dovecot.conf"), at("/etc/dovecot/dovecot.conf"));
        try (var files = Files.list(shipped.resolve("conf.d"))) {
            for (var file : files.toList()) {
                copy(file, at("/etc/dovecot/conf.d").resolve(file.getFileName()));
            }
        }
        for (var file : List.of("nginx.conf", "mime.types", "sites-available/default")) {
            copy(Path.of("/etc/nginx", file), at("/etc/nginx/" + file));
        }
        copy(at("/etc/nginx/sites-available/default"), at("/etc/nginx/sites-enabled/default"));
        copy(
                Path.of("/usr/share/nginx/modules-available/mod-stream.conf"),
                at("/etc/nginx/modules-enabled/50-mod-stream.conf"));
        Files.createDirectories(at("/etc/nginx/conf.d"));
        Files.writeString(at("/etc/passwd"), "postfix:x:101:102::/:\nvmail:x:995:995::/:\nchatmail:x:994:994::/:\n");
        Files.writeString(at("/etc/group"), "postfix:x:102:\nvmail:x:995:\nchatmail:x:994:\n");
    }

    /** A fresh one; the test is skipped, or fails where all is required, if something is missing that setup needs. */
    static StockHost fresh(Path root, Userland userland) throws IOException {
        var missing = new ArrayList<>(Requirements.missing());
        missing.addAll(PrivateNginx.missing());
        assumeNothing(missing);
        return new StockHost(root, userland);
    }

    /** Programs and files of Dovecot 2.4, skipped likewise. */
    static Userland trixie() throws IOException {
        var debian = DebianRoot.trixie();
        assumeNothing(debian.missing());
        debian.make();
        return Userland.of(debian);
    }

    private static void assumeNothing(List<String> missing) {
        assumeTrue(missing.isEmpty() || Boolean.getBoolean("chatmail.require"), "lacks " + missing);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    /** What a command said, and how it ended. */
    record Outcome(int status, String out, String err) {}

    /** Runs chatmailctl; Dovecot's programs are those of the userland. */
    Outcome run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Shell shell = command -> Shell.ofThisMachine().run(where(command));
        var args = new ArrayList<>(List.of(
                "--home", TREE.toString(), "--root", root.toString(), "--config", "/etc/chatmail/chatmail.ini"));
        args.addAll(List.of(words));
        int status = new AdminMain(
                        shell,
                        config -> name -> List.of(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(args.toArray(String[]::new));
        return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private List<String> where(List<String> command) {
        if (command.get(0).contains("/nginx")) {
            // To try out a configuration it opens the sockets.
            var inNoNetwork = new ArrayList<>(List.of("unshare", "--net"));
            inNoNetwork.addAll(command);
            return inNoNetwork;
        }
        return command.get(0).contains("/dove") ? userland.command(command) : command;
    }

    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    String read(String path) throws IOException {
        return Files.readString(at(path));
    }

    void write(String path, String text) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.writeString(at(path), text);
    }

    /** What a program of this machine, or Dovecot's, says about the files here. */
    String ask(String... command) throws IOException {
        var words = List.of(command);
        var outcome = Shell.ofThisMachine().run(where(words));
        return outcome.status() + " " + outcome.text();
    }

    /** Every file below some directories with its content. */
    Map<String, String> files(String... directories) throws IOException {
        var all = new TreeMap<String, String>();
        for (var directory : directories) {
            if (!Files.isDirectory(at(directory))) {
                continue;
            }
            try (var files = Files.walk(at(directory))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> all.put(root.relativize(file).toString(), text(file)));
            }
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
