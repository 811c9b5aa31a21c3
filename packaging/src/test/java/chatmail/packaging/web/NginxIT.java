// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.admin.zone.Zone;
import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateNginx;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Userland;
import chatmail.packaging.relay.RelayExtension;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client has an address of its own; the test that looks for them in the logs comes last. */
@ExtendWith(RelayExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NginxIT {

    private static final String DOMAIN = "chat.example";
    private static final String CLIENTS = "127.77.";

    private PrivateRelay relay;
    private PrivateNginx nginx;
    private PrivateNginx shared;
    private Browser browser;

    @BeforeAll
    void start(PrivateRelay relay) throws IOException {
        var missing = PrivateNginx.missing();
        assumeTrue(missing.isEmpty() || Boolean.getBoolean("chatmail.require"), "lacks " + missing);
        this.relay = relay;
        nginx = PrivateNginx.start(relay, true, false, userland());
        shared = PrivateNginx.start(relay, false, true, userland());
        browser = new Browser(relay, nginx, CLIENTS + "0.1");
        for (var one : new PrivateNginx[] {nginx, shared}) {
            Files.writeString(one.pages().resolve("index.html"), "<p>hello");
            Files.createDirectories(one.pages().resolve("uk"));
            Files.writeString(one.pages().resolve("uk/index.html"), "<p>привіт");
            Files.createDirectories(one.pages().resolve(".git"));
            Files.writeString(one.pages().resolve(".git/config"), "secret");
            Files.writeString(one.files().resolve("mta-sts.txt"), Zone.mtaStsPolicy(DOMAIN));
        }
    }

    @AfterAll
    void stop() throws IOException {
        try (var first = nginx;
                var second = shared) {
            assertThat(first).isNotSameAs(second);
        }
    }

    Userland userland() throws IOException {
        return Userland.ofThisMachine();
    }

    private static JsonObject json(Browser.Answer answer) {
        assertThat(answer.field("Content-Type")).hasValue("application/json");
        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @Test
    void thePageMayDoNothingButShowItself() throws IOException {
        var answer = browser.get("/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<p>hello");
        assertThat(answer.field("Content-Security-Policy")).get().asString().startsWith("default-src 'none'; ");
        assertThat(answer.field("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.field("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.field("Strict-Transport-Security")).isEmpty();
        assertThat(answer.all("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.field("Retry-After")).isEmpty();
        assertThat(answer.field("Server")).hasValue("nginx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.git/config", "/nothing", "/../../etc/passwd", "/%2e%2e/conf.d/chatmail.conf"})
    void nothingElseIsShown(String path) throws IOException {
        var answer = browser.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("secret", "root:", "listen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"uk", "uk-UA,uk;q=0.9,en;q=0.8", "UK", "ru-UA,ru;q=0.9, uk;q=0.8, en;q=0.7", "fr,uk"})
    void whoReadsUkrainianIsShownTheWay(String languages) throws IOException {
        var answer = browser.get("/", "Accept-Language: " + languages);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.field("Location")).hasValue("/uk/");
        assertThat(answer.field("Vary")).get().asString().contains("Accept-Language");
        assertThat(browser.get("/uk/").body()).isEqualTo("<p>привіт");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en,uk", "en-GB", "fr", "ukx", "de", "*", "''"})
    void othersStay(String languages) throws IOException {
        assertThat(browser.get("/", "Accept-Language: " + languages).body()).isEqualTo("<p>hello");
    }

    @Test
    void whoAsksForAPageGetsThatPage() throws IOException {
        assertThat(browser.get("/index.html", "Accept-Language: uk").body()).isEqualTo("<p>hello");
        assertThat(browser.get("/uk", "Accept-Language: en").field("Location")).hasValue("/uk/");
    }

    @Test
    void withoutTlsThereIsOnlyTheWayToItAndToACertificate() throws IOException {
        var answer = browser.getPlain(DOMAIN, "/uk/?x=y");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.field("Location")).hasValue("https://" + DOMAIN + "/uk/?x=y");
        assertThat(browser.getPlain(DOMAIN, "/.well-known/acme-challenge/none").status())
                .isEqualTo(404);
        assertThat(browser.ask("GET", "www." + DOMAIN, "/info.html").field("Location"))
                .hasValue("https://" + DOMAIN + "/info.html");
    }

    @Test
    void aNewAddressLogsIn(MailClient client) throws Exception {
        var answer = browser.ask("POST", DOMAIN, "/new", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(200);
        var given = json(answer);
        var account = new Account(
                given.get("email").getAsString(), given.get("password").getAsString());
        client.login(account).close();
        assertThat(browser.get("/new").field("Location")).hasValue("/");
        assertThat(browser.ask("PUT", DOMAIN, "/new").status()).isEqualTo(405);
    }

    /** So the address of the client gets through to doveauth, in both ways of listening. */
    @Test
    void oneNetworkIsGivenNoMoreThanItsPartAndAnotherStillIs() throws IOException {
        for (var server : new PrivateNginx[] {nginx, shared}) {
            int third = server == nginx ? 1 : 2;
            var greedy = new Browser(relay, server, CLIENTS + third + ".1");
            var refused = greedy.ask("POST", DOMAIN, "/new");
            for (int asked = 0; refused.status() == 200 && asked < 1_000; asked++) {
                refused = greedy.ask("POST", DOMAIN, "/new");
            }
            assertThat(refused.status()).isEqualTo(429);
            assertThat(json(refused).get("reason").getAsString()).startsWith("too-many: ");
            assertThat(refused.all("Retry-After")).hasSize(1);
            var other = new Browser(relay, server, CLIENTS + (third + 10) + ".1");
            assertThat(other.ask("POST", DOMAIN, "/new").status()).isEqualTo(200);
        }
    }

    @Test
    void whileDoveauthIsAwayThatIsSaid() throws IOException {
        relay.doveauth().stop();
        try {
            var answer = browser.ask("POST", DOMAIN, "/new");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(json(answer).get("reason").getAsString()).startsWith("internal: ");
            assertThat(answer.all("Retry-After")).containsExactly("60");
        } finally {
            relay.doveauth().startAgain();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chat.example, /.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=a%40chat.example",
        "chat.example, /mail/config-v1.1.xml",
        "autoconfig.chat.example, /mail/config-v1.1.xml?emailaddress=a%40chat.example",
    })
    void aClientFindsItsServers(String host, String path) throws Exception {
        var answer = browser.ask("GET", host, path);
        assertThat(answer.field("Content-Type")).hasValue("text/xml");
        assertThat(Xml.ofEach(answer.body(), "incomingServer", "hostname", "port", "socketType", "username"))
                .containsExactly(
                        "chat.example 993 SSL %EMAILADDRESS%",
                        "chat.example 143 STARTTLS %EMAILADDRESS%", "chat.example 443 SSL %EMAILADDRESS%");
        assertThat(Xml.ofEach(answer.body(), "outgoingServer", "hostname", "port", "socketType", "username"))
                .containsExactly(
                        "chat.example 465 SSL %EMAILADDRESS%",
                        "chat.example 587 STARTTLS %EMAILADDRESS%", "chat.example 443 SSL %EMAILADDRESS%");
    }

    @Test
    void oneThatKnowsOutlooksWayAlone() throws Exception {
        var answer = browser.get("/autodiscover/autodiscover.xml");
        assertThat(Xml.ofEach(answer.body(), "Protocol", "Type", "Server", "Port", "SSL"))
                .containsExactly("IMAP chat.example 993 on", "SMTP chat.example 465 on");
    }

    @Test
    void whoWantsImapOrSmtpOnPort443GetsIt() throws IOException {
        assertThat(greeting("imap")).startsWith("* OK ");
        assertThat(greeting("smtp")).startsWith("220 " + DOMAIN + " ESMTP");
        try (var socket = browser.tls(DOMAIN, "h2", "http/1.1")) {
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
        }
    }

    private String greeting(String protocol) throws IOException {
        try (var socket = browser.tls(DOMAIN, protocol);
                var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            return String.valueOf(reader.readLine());
        }
    }

    @Test
    void otherServersFindThatMailComesEncrypted() throws IOException {
        var answer = browser.ask("GET", "mta-sts." + DOMAIN, "/.well-known/mta-sts.txt");
        assertThat(answer.field("Content-Type")).hasValue("text/plain");
        assertThat(answer.body()).isEqualTo(Zone.mtaStsPolicy(DOMAIN));
        assertThat(browser.ask("GET", "mta-sts." + DOMAIN, "/").status()).isEqualTo(404);
    }

    @Test
    void robotsAreToldUnlessThePageTellsThem() throws IOException {
        assertThat(browser.get("/robots.txt").body()).contains("Disallow: /new");
        var own = Files.writeString(nginx.pages().resolve("robots.txt"), "mine");
        assertThat(browser.get("/robots.txt").body()).isEqualTo("mine");
        Files.delete(own);
    }

    @Test
    void besideOtherSitesAndWithARealCertificateItIsTheSamePage() throws IOException {
        var answer = new Browser(relay, shared, CLIENTS + "0.2").get("/");
        assertThat(answer.body()).isEqualTo("<p>hello");
        assertThat(answer.field("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noClientIsNamedInAnyLog() throws IOException {
        for (var server : new PrivateNginx[] {nginx, shared}) {
            var rude = new Browser(relay, server, CLIENTS + "0.3");
            for (var garbage :
                    new String[] {"\26\3\1\0\5\1\0\0\1\0", "GET nothing\r\n\r\n", "PROXY TCP4 x\r\n", "\0"}) {
                sayTo(rude.connect(server.httpPort()), garbage);
                sayTo(rude.connect(server.httpsPort()), garbage);
            }
            assertThat(rude.get("/" + "x".repeat(20_000)).status()).isEqualTo(414);
        }
        try (var logs = Files.list(relay.logs())) {
            for (var log : logs.toList()) {
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain(CLIENTS);
            }
        }
    }

    private static void sayTo(Socket other, String garbage) throws IOException {
        try (other) {
            other.getOutputStream().write(garbage.getBytes(UTF_8));
            other.shutdownOutput();
            other.getInputStream().readAllBytes();
        } catch (SocketException hungUp) {
            // That is an answer, too.
        }
    }
}
