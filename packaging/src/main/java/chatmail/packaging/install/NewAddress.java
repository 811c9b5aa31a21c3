// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import static chatmail.packaging.story.Steps.as;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.OwnCertificate;
import chatmail.packaging.lab.MailServer;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/**
 * What the button of the home page gets.
 *
 * @param email the address
 * @param link a URL that the app opens
 */
record NewAddress(String email, String link) {

    private static final int PATIENCE_MILLIS = 30_000;

    /** Asks the web server of a relay for one. */
    static NewAddress at(MailServer relay) throws IOException {
        var connection = (HttpsURLConnection)
                URI.create("https://" + relay.domain() + "/new").toURL().openConnection();
        connection.setSSLSocketFactory(OwnCertificate.sockets(relay.certificate()));
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        as(connection.getResponseCode() == 200, "status " + connection.getResponseCode());
        try (var body = connection.getInputStream()) {
            var given = JsonParser.parseString(new String(body.readAllBytes(), UTF_8))
                    .getAsJsonObject();
            return new NewAddress(
                    given.get("email").getAsString(), given.get("dclogin_url").getAsString());
        }
    }
}
