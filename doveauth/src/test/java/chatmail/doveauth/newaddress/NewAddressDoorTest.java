// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore;
import chatmail.common.http.HttpAnswer;
import chatmail.common.http.HttpRequest;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.accounts.CreationRefusal;
import chatmail.doveauth.accounts.NewAddresses;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewAddressDoorTest {
    @TempDir
    Path mail;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong clock = new AtomicLong();
    private Optional<CreationRefusal> host = Optional.empty();
    private AccountStore store;
    private NewAddressDoor door;

    @BeforeEach
    void open() {
        store = TestAccounts.store(mail);
        door = door(true);
    }

    private NewAddressDoor door(boolean selfSigned) {
        var addresses = new NewAddresses("c.test", TestAccounts.LIMITS, store, new SecureRandom());
        return new NewAddressDoor(addresses, () -> host, Invitation.to("c.test", selfSigned), clock::get, meters);
    }

    private HttpAnswer ask(String method, String path) {
        return door.apply(new HttpRequest(method, path, Map.of("X-Real-IP", "192.0.2.1")));
    }

    private static JsonObject json(HttpAnswer answer) {
        assertThat(answer.fields()).containsEntry("Content-Type", "application/json");
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private double count(String result) {
        return meters.get("chatmail_doveauth_new_addresses_total")
                .tag("result", result)
                .counter()
                .count();
    }

    @Test
    void givesAnAddressAndAPassword() {
        HttpAnswer answer = ask("POST", "/new");
        assertThat(answer.status()).isEqualTo(200);
        JsonObject given = json(answer);
        assertThat(given.get("email").getAsString()).matches("[a-z0-9]{9}@c\\.test");
        assertThat(given.get("password").getAsString()).matches("[a-zA-Z0-9]{16}");
        assertThat(count("given")).isOne();
    }

    @Test
    void tellsHowToAcceptACertificateThatVouchesForItself() {
        JsonObject given = json(ask("POST", "/new"));
        assertThat(given.get("dclogin_url").getAsString())
                .isEqualTo("dclogin:" + given.get("email").getAsString() + "?p="
                        + given.get("password").getAsString()
                        + "&v=1&ih=c.test&ip=993&is=ssl&sh=c.test&sp=465&ss=ssl&ic=3");
        assertThat(Invitation.to("[192.0.2.1]", true).host()).isEqualTo("192.0.2.1");
    }

    @Test
    void saysNothingOfThatWhenAnAuthorityVouches() {
        door = door(false);
        assertThat(json(ask("POST", "/new")).keySet()).containsExactly("email", "password");
    }

    @ParameterizedTest
    @CsvSource({"CREATION_OFF, 3600", "LOAD_HIGH, 60", "MEMORY_LOW, 60", "DISK_LOW, 60"})
    void givesNoneWhileNobodyMayCome(CreationRefusal reason, String seconds) {
        host = Optional.of(reason);
        HttpAnswer answer = ask("POST", "/new");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.fields()).containsEntry("Retry-After", seconds);
        assertThat(json(answer).get("reason").getAsString()).startsWith(reason.tag() + ": ");
        assertThat(count(reason.tag())).isOne();
    }

    @Test
    void hasWhoComesTooOftenWait() {
        for (int i = 0; i < 60; i++) {
            assertThat(ask("POST", "/new").status()).isEqualTo(200);
        }
        HttpAnswer answer = ask("POST", "/new");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.fields()).containsEntry("Retry-After", "1");
        assertThat(json(answer).get("reason").getAsString()).startsWith("too-many: ");
        assertThat(count("too-many")).isOne();
        // Another network, and those of whom nothing is known.
        assertThat(door.apply(new HttpRequest("POST", "/new", Map.of("X-Real-IP", "2001:db8::1")))
                        .status())
                .isEqualTo(200);
        assertThat(door.apply(new HttpRequest("POST", "/new", Map.of())).status())
                .isEqualTo(200);
    }

    @Test
    void blamesItselfWhenTheMailboxesCannotBeRead() throws IOException {
        Files.writeString(mail.resolve(".tombstones"), "no directory");
        Files.writeString(mail.resolve(".blocked"), "no directory");
        HttpAnswer answer = ask("POST", "/new");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(json(answer).get("reason").getAsString()).startsWith("internal: ");
        assertThat(answer.fields()).containsEntry("Retry-After", "60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void sendsWhoLooksToThePage(String method) {
        HttpAnswer answer = ask(method, "/new");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.fields()).containsEntry("Location", "/");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /new, 405",
        "DELETE, /new, 405",
        "OPTIONS, /new, 405",
        "GET, /, 404",
        "POST, /new/, 404",
        "POST, /news, 404"
    })
    void hasNothingElse(String method, String path, int status) {
        assertThat(ask(method, path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"POST, /new", "GET, /new", "PUT, /new", "GET, /"})
    void isNeverStoredOnTheWay(String method, String path) {
        assertThat(ask(method, path).fields()).containsEntry("Cache-Control", "no-store");
    }
}
