// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    @TempDir
    private static Path everybodys;

    @TempDir
    private Path directory;

    private Path bin = TREE;

    /** What a command said and how it ended. */
    private record Outcome(int status, String output) {}

    @BeforeAll
    static void theTreeIsCopied() throws Exception {
        copyTo(copy());
    }

    private static void copyTo(Path place) throws Exception {
        var copying = new ProcessBuilder("cp", "-a", TREE.toString(), place.toString());
        assertThat(copying.inheritIO().start().waitFor()).isZero();
    }

    @BeforeEach
    void theCopyIsUsed() {
        bin = copy().resolve("bin");
    }

    private static Path copy() {
        return everybodys.resolve("with some blanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatmail-milter", "chatmail-doveauth", "chatmail-expirer", "chatmailctl"})
    void eachCommandTellsItsVersion(String command) throws Exception {
        var outcome = run(command, "--version");
        assertThat(outcome.output()).startsWith(command + " ");
        assertThat(outcome.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "man8/chatmail-milter.8",
                "man8/chatmail-doveauth.8",
                "man8/chatmail-expirer.8",
                "man8/chatmailctl.8",
                "man5/chatmail.ini.5"
            })
    void theManualIsWhereManLooksForIt(String page) {
        assertThat(copy().resolve("share/man").resolve(page)).isNotEmptyFile();
    }

    @Test
    void aLinkToACommandWorksAsTheCommand() throws Exception {
        bin = Files.createDirectories(everybodys.resolve("links"));
        Files.createSymbolicLink(bin.resolve("another name"), copy().resolve("bin/chatmail-expirer"));
        assertThat(run("another name", "--version").output()).startsWith("chatmail-expirer ");
    }

    @Test
    void theEnvironmentsJvmOptionsComeLast() throws Exception {
        var outcome = run(
                Map.of("CHATMAIL_JAVA_OPTS", "-Xmx20m -XX:+PrintFlagsFinal -Dpattern=*"),
                "chatmail-milter",
                "--version");
        assertThat(outcome.output()).containsPattern("MaxHeapSize += 20971520 ");
    }

    @Test
    void classesComeOutOfTheArchiveThatAnInstallationMakes() throws Exception {
        // The JVM keeps no classes of a jar whose path has a blank in it.
        var installed = directory.resolve("chatmail");
        copyTo(installed);
        bin = installed.resolve("bin");
        run(Map.of("CHATMAIL_JAVA_OPTS", "-XX:ArchiveClassesAtExit=archive"), "chatmail-doveauth", "--version");
        Files.move(
                directory.resolve("archive"),
                Files.createDirectory(installed.resolve("cache")).resolve("chatmail-doveauth.jsa"));

        var outcome = run(Map.of("CHATMAIL_JAVA_OPTS", "-Xlog:class+load"), "chatmail-doveauth", "--version");
        assertThat(outcome.output()).contains("chatmail.doveauth.DoveauthMain source: shared objects file (top)");
    }

    @Test
    void anArchiveOfAnotherJavaIsPassedOverInSilence() throws Exception {
        var archive = Files.createDirectories(copy().resolve("cache")).resolve("chatmail-expirer.jsa");
        Files.writeString(archive, "of no Java");
        assertThat(run("chatmail-expirer", "--version").output()).matches("chatmail-expirer \\S+\n");
        Files.delete(archive);
    }

    @Test
    void withoutAJavaItSaysSo() throws Exception {
        var tools = Files.createDirectory(directory.resolve("tools"));
        for (var tool : new String[] {"dirname", "readlink"}) {
            var script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        var outcome = run(
                Map.of("PATH", tools.toString(), "JAVA_HOME", directory.toString()), "chatmail-milter", "--version");
        assertThat(outcome.output()).contains("no Java found");
        assertThat(outcome.status()).isEqualTo(69);
    }

    @Test
    void creationIsSwitchedOffAndOnByTheFileTheConfigurationNames() throws Exception {
        var file = directory.resolve("no creation");
        var config = Files.writeString(
                directory.resolve("chatmail.ini"), "[params]\nmail_domain = a.example\nnocreate_file = " + file + "\n");

        assertThat(run("chatmailctl", "--config", config.toString(), "creation", "off")
                        .status())
                .isZero();
        assertThat(file).exists();
        assertThat(run("chatmailctl", "--config", config.toString(), "creation", "on")
                        .status())
                .isZero();
        assertThat(file).doesNotExist();
    }

    @Test
    void setupSaysWhatIsMissingHere() throws Exception {
        var outcome = run("chatmailctl", "setup", "a.example", "--dry-run", "--root", directory.toString());
        assertThat(outcome.output()).contains("no user vmail").contains("/etc/postfix/main.cf: there is no such file");
        assertThat(outcome.status()).isEqualTo(78);
    }

    @Test
    void webPagesAreMadeAndWhatIsMissingForThemIsTold() throws Exception {
        var config = Files.writeString(directory.resolve("chatmail.ini"), "[params]\nmail_domain = a.example\n");
        var built = run("chatmailctl", "--config", config.toString(), "web", "build", "--output", "www");
        assertThat(built.output()).contains("privacy_mail and privacy_postal are not set", "/www/uk/info.html\n");
        assertThat(built.status()).isZero();
        assertThat(directory.resolve("www/index.html")).content().contains("a.example");

        assertThat(run("chatmailctl", "--config", config.toString(), "web", "build")
                        .status())
                .isEqualTo(64);
        assertThat(run("chatmailctl", "--config", config.toString(), "web", "--output", "www")
                        .status())
                .isEqualTo(64);
        Files.writeString(directory.resolve("www/index.html"), "changed");
        assertThat(run("chatmailctl", "--config", config.toString(), "web", "build", "--output", "www"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(78))
                .satisfies(
                        refused -> assertThat(refused.output()).contains("/www/index.html: is not as it was written"));
    }

    @Test
    void addressesAreShutOutAndListed() throws Exception {
        var mail = Files.createDirectory(directory.resolve("mail"));
        var config = Files.writeString(
                directory.resolve("chatmail.ini"), "[params]\nmail_domain = a.example\nmailboxes_dir = " + mail + "\n");

        assertThat(run("chatmailctl", "--config", config.toString(), "block", "spammer@b.example"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(run("chatmailctl", "--config", config.toString(), "accounts", "--blocked"))
                .isEqualTo(new Outcome(0, "spammer@b.example\n"));
        assertThat(run("chatmailctl", "--config", config.toString(), "unblock", "spammer@b.example"))
                .isEqualTo(new Outcome(0, ""));
        assertThat(run("chatmailctl", "--config", config.toString(), "accounts", "--blocked", "--count"))
                .isEqualTo(new Outcome(0, "0\n"));
        assertThat(run("chatmailctl", "--config", config.toString(), "block", "nobody")
                        .status())
                .isEqualTo(64);
    }

    @Test
    void explainJudgesASavedMessage() throws Exception {
        var config = Files.writeString(directory.resolve("chatmail.ini"), "[params]\nmail_domain = a.example\n");
        var message = Files.writeString(
                directory.resolve("message.eml"), "From: carol@elsewhere.example\r\nSubject: hi\r\n\r\nhello\r\n");
        var outcome = run("chatmailctl", "--config", config.toString(), "explain", "incoming", message.toString());
        assertThat(outcome.output()).contains("encryption-needed");
        assertThat(outcome.status()).isEqualTo(1);
    }

    private Outcome run(String command, String... arguments) throws Exception {
        return run(Map.of(), command, arguments);
    }

    private Outcome run(Map<String, String> environment, String command, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of(bin.resolve(command).toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
