// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class SiteTest {

    @TempDir
    private Path directory;

    @Test
    void hasEachPageInEachLanguage() throws Exception {
        for (var language : List.of("", "de/", "uk/")) {
            assertThat(Sites.make(directory).files())
                    .containsKeys(language + "index.html", language + "info.html", language + "privacy.html");
        }
    }

    @Test
    void isTheSameForTheSameSettings() throws Exception {
        var again = Sites.make(directory, Sites.TRUSTED).files();
        Sites.make(directory, Sites.TRUSTED)
                .files()
                .forEach((path, content) -> assertThat(content).as(path).isEqualTo(again.get(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", Sites.TRUSTED, "privacy_mail = a@b.example\nprivacy_postal = c\nprivacy_supervisor = d"})
    void closesEachElementThatItOpens(String settings) throws Exception {
        for (var file : Sites.make(directory, settings).files().keySet()) {
            if (file.endsWith(".html")) {
                // What HTML writes shorter than XML.
                var page = Sites.text(Sites.make(directory, settings), file)
                        .replaceAll("<(meta|link|img|br)\\b([^>]*)>", "<$1$2/>")
                        .replaceAll(" (hidden|defer)\\b(?!=)", " $1=\"\"")
                        .replace("&nbsp;", " ")
                        .replace("<!DOCTYPE html>", "");
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page)));
                assertThat(page).doesNotContain("<!--", " style=", " onclick=").doesNotContainPattern("@[A-Z_]{3,}@");
            }
        }
    }

    @Test
    void linksToItselfInTheOtherLanguages() throws Exception {
        var page = Sites.text(Sites.make(directory), "uk/info.html");
        assertThat(page)
                .contains("<html lang=\"uk\">")
                .contains("<link rel=\"alternate\" hreflang=\"de\" href=\"../de/info.html\">")
                .contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"../info.html\">")
                .contains("<a href=\"../info.html\" lang=\"en\" hreflang=\"en\">English</a>");
    }

    @Test
    void tellsTheSettings() throws Exception {
        var site = Sites.make(
                directory,
                "delete_mails_after = 21",
                "delete_large_after = 3",
                "delete_inactive_users_after = 1",
                "max_user_send_per_minute = 1200",
                "max_user_send_burst_size = 17",
                "max_message_size = 3M",
                "max_mailbox_size = 2G",
                "username_min_length = 5",
                "username_max_length = 12",
                "password_min_length = 33");
        assertThat(Sites.text(site, "info.html").replace('\u00a0', ' '))
                .contains("at most 21 days", "at most 3 days", ">1 day<", ">3 MiB<", "about 2 MiB", ">2 GiB<")
                .contains(
                        "1,200 messages a minute", "Up to 17 at once", "5 to 12 characters", "at least 33 characters");
        assertThat(Sites.text(site, "de/info.html").replace('\u00a0', ' '))
                .contains("höchstens 21 Tage", ">1 Tag<", "1.200 Nachrichten pro Minute", "5 bis 12 Zeichen");
        assertThat(Sites.text(site, "uk/info.html").replace('\u00a0', ' '))
                .contains("щонайбільше 21 день", "щонайбільше 3 дні", ">1 день<", ">3 МіБ<")
                .contains("1 200 повідомлень на хвилину", "від 5 до 12 символів", "щонайменше 33 символи");
    }

    @Test
    void saysNothingOfLargeMessagesThatGoNoEarlier() throws Exception {
        assertThat(Sites.text(Sites.make(directory, "delete_mails_after = 7"), "info.html"))
                .doesNotContain("200\u00a0kB");
    }

    @Test
    void saysNothingOfNotificationsThatAreOff() throws Exception {
        var site = Sites.make(directory, "push_url =");
        assertThat(Sites.text(site, "index.html")).doesNotContain("notification");
        assertThat(Sites.text(site, "privacy.html")).doesNotContain("notification service");
        assertThat(Sites.text(Sites.make(directory), "privacy.html")).contains("notifications.delta.chat");
    }

    @Test
    void saysWhoAnswersForIt() throws Exception {
        var site = Sites.make(
                directory,
                "privacy_mail = privacy@chat.example.org",
                "privacy_postal = Chat & Co <e.V.>",
                "  Street 1 @DOMAIN@",
                "privacy_pdo = Somebody",
                "privacy_supervisor = Authority");
        assertThat(Sites.text(site, "privacy.html"))
                .contains("<a href=\"mailto:privacy@chat.example.org\">privacy@chat.example.org</a>")
                .contains("Chat &amp; Co &lt;e.V.&gt;<br>Street 1 @DOMAIN@</p>")
                .contains("Somebody", "Authority")
                .doesNotContain("has named no contact");
    }

    @Test
    void saysSoWhenNobodyIsNamed() throws Exception {
        assertThat(Sites.text(Sites.make(directory), "privacy.html"))
                .contains("has named no contact", "authority of the place where you live");
    }

    @Test
    void invitesEverybodyWithOneLinkWhenAppsTrustTheCertificate() throws Exception {
        var site = Sites.make(directory, Sites.TRUSTED);
        assertThat(Sites.text(site, "index.html"))
                .contains("href=\"dcaccount:chat.example.org\"", "href=\"DCACCOUNT:https://chat.example.org/new\"")
                .doesNotContain("<script");
        assertThat(site.files()).containsKey("invite.svg").doesNotContainKeys("join.js", "qr.js");
    }

    @Test
    void showsANameAsItsOwnersWriteItAndInvitesToTheOneThatDnsKnows() throws Exception {
        var ini = Files.writeString(
                directory.resolve("chatmail.ini"), "[params]\nmail_domain = bücher.example\n" + Sites.TRUSTED);
        var site = Site.of(Sites.host(directory), ConfigReader.read(ini));
        assertThat(Sites.text(site, "index.html"))
                .contains("<title>Join · bücher.example</title>", "href=\"dcaccount:xn--bcher-kva.example\"");
        assertThat(Sites.text(site, "info.html")).contains("<dd class=\"code\">xn--bcher-kva.example<br>");
    }

    @Test
    void makesALinkForEachWhenTheyDoNot() throws Exception {
        var site = Sites.make(directory);
        assertThat(Sites.text(site, "index.html"))
                .contains("method=\"post\" action=\"/new\"", "<noscript>")
                .doesNotContain("dcaccount:", "DCACCOUNT:");
        assertThat(site.files()).containsKeys("join.js", "qr.js").doesNotContainKey("invite.svg");
        assertThat(Sites.text(site, "info.html")).contains("has to be told to accept it");
    }

    @Test
    void takesPagesOfTheAdministrator() throws Exception {
        var own = Files.createDirectories(directory.resolve("www/pictures/.git"));
        Files.writeString(own.resolve("config"), "");
        Files.writeString(directory.resolve("www/.info.html.swp"), "");
        Files.writeString(directory.resolve("www/info.html"), "mine");
        Files.writeString(directory.resolve("www/pictures/cat.svg"), "<svg/>");
        var site = Sites.make(directory, "www_folder = /www");
        assertThat(Sites.text(site, "info.html")).isEqualTo("mine");
        assertThat(Sites.text(site, "pictures/cat.svg")).isEqualTo("<svg/>");
        assertThat(Sites.text(site, "privacy.html")).startsWith("<!DOCTYPE html>");
        assertThat(site.files().keySet()).noneMatch(path -> path.contains("/.") || path.startsWith("."));
    }

    @Test
    void takesThemThroughALinkToo() throws Exception {
        Files.createDirectories(directory.resolve("version-2"));
        Files.writeString(directory.resolve("version-2/info.html"), "mine");
        Files.createSymbolicLink(directory.resolve("www"), Path.of("version-2"));
        assertThat(Sites.text(Sites.make(directory, "www_folder = /www"), "info.html"))
                .isEqualTo("mine");
    }

    @Test
    void takesNoMoreThanFitsIntoItsMemory() throws Exception {
        try (var film = Files.newByteChannel(
                Files.createDirectories(directory.resolve("www")).resolve("film.mp4"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            film.position((16 << 20)).write(ByteBuffer.allocate(1));
        }
        assertThatThrownBy(() -> Sites.make(directory, "www_folder = /www"))
                .isInstanceOfSatisfying(ConfigException.class, wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .contains("www_folder = /www: holds more than 16 MiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "index.html/x"})
    void saysSoWhereAFileAndADirectoryHaveOneName(String path) throws Exception {
        var own = directory.resolve("www").resolve(path);
        Files.createDirectories(own.getParent());
        Files.writeString(own, "");
        assertThatThrownBy(() -> Sites.make(directory, "www_folder = /www"))
                .isInstanceOfSatisfying(ConfigException.class, wrong -> assertThat(wrong.problems())
                        .isNotEmpty()
                        .allMatch(problem -> problem.contains("is a file and a directory")));
    }

    @Test
    void doesNotPassOverPagesThatAreNotWhereTheyShouldBe() {
        assertThatThrownBy(() -> Sites.make(directory, "www_folder = /nowhere"))
                .isInstanceOfSatisfying(ConfigException.class, wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .contains("www_folder = /nowhere: there is no such directory"));
    }
}
