// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.milter.dkim.PrivateKeyText;
import chatmail.packaging.admin.host.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands dns and dkim, with openssl to read the keys, and DNS as a map. */
class DkimCommandTest {

    private static final Pattern TXT = Pattern.compile("(\\S+)\\. 3600 IN TXT \"(v=DKIM1.*)\"");

    @TempDir
    private Path root;

    private final Map<String, String> published = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aRelayIsConfigured() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
        var uid = Files.getAttribute(root, "unix:uid");
        var gid = Files.getAttribute(root, "unix:gid");
        Files.createDirectories(root.resolve("etc/chatmail"));
        Files.writeString(root.resolve("etc/passwd"), "chatmail:x:" + uid + ':' + gid + "::/:\n");
        Files.writeString(ini(), "[params]\nmail_domain = chat.example.org\n");
    }

    private Path ini() {
        return root.resolve("etc/chatmail/chatmail.ini");
    }

    private Path key(String name) {
        return root.resolve("etc/chatmail/dkim").resolve(name + ".private");
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        var args = new ArrayList<>(
                List.of("--home", "/none", "--root", root.toString(), "--config", "/etc/chatmail/chatmail.ini"));
        args.addAll(List.of(words));
        return new AdminMain(
                        Shell.ofThisMachine(),
                        config -> name -> published.containsKey(name) ? List.of(published.get(name)) : List.of(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(args.toArray(String[]::new));
    }

    /** Does with the printed records what an administrator would. */
    private void publish() {
        TXT.matcher(out.toString(UTF_8))
                .results()
                .forEach(
                        record -> published.put(record.group(1), record.group(2).replace("\" \"", "") + " ; "));
    }

    @Test
    void aPairIsMadeOnceAndItsRecordsFitTheKeys() throws IOException {
        assertThat(run("dkim", "add", "chatmail")).isZero();
        publish();
        assertThat(published).hasSize(2);
        for (var selector : new String[] {"chatmail", "chatmail-ed25519"}) {
            var parsed = PrivateKeyText.parse(selector, Files.readAllBytes(key(selector)));
            assertThat(parsed.value()).isPresent();
        }
        assertThat(published.get("chatmail-ed25519._domainkey.chat.example.org"))
                .matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}= ; ");
        assertThat(run("dkim", "add", "chatmail")).isEqualTo(78);
    }

    @Test
    void theListTellsWhichPairSigns() {
        run("dkim", "add", "chatmail");
        run("dkim", "add", "other");
        assertThat(run("dkim", "list")).isZero();
        assertThat(out.toString(UTF_8).lines().map(line -> line.split(" +", -1)[0] + ' ' + line.split(" +", -1)[2]))
                .containsExactly("chatmail signs", "chatmail-ed25519 signs", "other -", "other-ed25519 -");
    }

    @Test
    void dnsHasTheRecordsOfAllPairsAndNothingButLinesOfAZone() {
        run("dkim", "add", "chatmail");
        run("dkim", "add", "other");
        assertThat(run("dns")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .filteredOn(line -> line.contains("_domainkey"))
                .hasSize(4);
        assertThat(out.toString(UTF_8).lines()).allMatch(line -> line.startsWith(";") || line.contains(". 3600 IN "));
    }

    @Test
    void dnsWithoutAKeySaysWhoMakesOne() {
        assertThat(run("dns")).isEqualTo(78);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("chatmailctl setup");
    }

    @Test
    void anotherPairSignsOnlyOnceDnsShowsIt() throws IOException {
        run("dkim", "add", "chatmail");
        assertThat(run("dkim", "rotate", "next", "--no-wait")).isEqualTo(75);
        assertThat(Files.readString(ini())).doesNotContain("next");
        publish();
        var before = Files.readString(key("next"));
        assertThat(run("dkim", "rotate", "next", "--no-wait")).isZero();
        assertThat(Files.readString(key("next"))).isEqualTo(before);
        assertThat(Files.readString(ini())).contains("dkim_selector = next\n");
        assertThat(key("chatmail")).exists();
    }

    /** The configuration names the new pair by then, and only the milter has not heard of it. */
    @Test
    void cutOffBeforeTheMilterIsStartedAnewItGoesOnFromThere() throws IOException {
        run("dkim", "add", "chatmail");
        run("dkim", "add", "next");
        publish();
        assertThat(run("dkim", "rotate", "next")).isZero();
        assertThat(err.toString(UTF_8)).contains("restart chatmail-milter");
        var rotated = Files.readString(ini());
        assertThat(run("dkim", "rotate", "next")).isZero();
        assertThat(err.toString(UTF_8)).contains("restart chatmail-milter").doesNotContain("retire");
        assertThat(Files.readString(ini())).isEqualTo(rotated);
    }

    @Test
    void aRecordOfAnotherKeyIsNotTakenForIt() throws IOException {
        run("dkim", "add", "next");
        publish();
        published.put("next._domainkey.chat.example.org", "v=DKIM1; k=rsa; p=AAAA");
        assertThat(run("dkim", "rotate", "next", "--no-wait")).isEqualTo(75);
    }

    @Test
    void aPairThatSignsIsNotRetired() {
        run("dkim", "add", "chatmail");
        assertThat(run("dkim", "retire", "chatmail")).isEqualTo(78);
        assertThat(key("chatmail")).exists();
    }

    @Test
    void aRetiredPairIsGoneAndItsNamesAreTold() {
        run("dkim", "add", "old");
        assertThat(run("dkim", "retire", "old")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("old._domainkey.chat.example.org.", "old-ed25519._domainkey.chat.example.org.");
        assertThat(key("old")).doesNotExist();
        assertThat(key("old-ed25519")).doesNotExist();
        assertThat(run("dkim", "retire", "old")).isEqualTo(78);
    }

    @Test
    void theCommandLineIsChecked() {
        assertThat(run("dkim")).isEqualTo(64);
        assertThat(run("dkim", "add")).isEqualTo(64);
        assertThat(run("dkim", "add", "../x")).isEqualTo(64);
        assertThat(run("dns", "more")).isEqualTo(64);
    }
}
