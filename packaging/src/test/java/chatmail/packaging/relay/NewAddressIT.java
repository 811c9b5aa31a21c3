// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is given an address may come in with it, and nobody is asked who he is. */
@ExtendWith(RelayExtension.class)
public class NewAddressIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Asks for an address as the web server does. */
    public static HttpResponse<String> ask(PrivateRelay relay) throws IOException, InterruptedException {
        var address = URI.create("http://" + relay.host() + ":" + relay.httpPort() + "/new");
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("X-Real-IP", "192.0.2.44")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @Test
    void anAddressThatIsGivenLogsInAndNoOtherPasswordDoes(PrivateRelay relay, MailClient client) throws Exception {
        var answer = ask(relay);
        assertThat(answer.statusCode()).isEqualTo(200);
        var given = json(answer);
        var account = new Account(
                given.get("email").getAsString(), given.get("password").getAsString());
        assertThat(relay.mailboxes().resolve(account.address())).doesNotExist();
        try (var inbox = client.login(account)) {
            assertThat(inbox.count()).isZero();
        }
        LoginIT.assertRefused(client, account.withPassword("another-password"));
        assertThat(Files.readString(relay.logs().resolve("chatmail-doveauth.log")))
                .doesNotContain("192.0.2", account.address(), account.password());
    }

    @Test
    void nobodyIsGivenOneWhileTheFileSaysSo(PrivateRelay relay) throws Exception {
        Files.createFile(relay.nocreateFile());
        try {
            var answer = ask(relay);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("3600");
            assertThat(json(answer).get("reason").getAsString()).startsWith("creation-off: ");
        } finally {
            Files.delete(relay.nocreateFile());
        }
        assertThat(ask(relay).statusCode()).isEqualTo(200);
    }
}
