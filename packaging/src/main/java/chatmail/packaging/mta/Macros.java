// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import java.util.HashMap;
import java.util.Map;

/**
 * What Postfix tells a milter of a connection and of a message, besides what the protocol has packets for.
 *
 * @param host by what name the mail server goes
 * @param loggedIn whether the sender has logged in as who it is
 */
public record Macros(String host, boolean loggedIn) {

    /** Those of one message, by name. */
    Map<String, String> of(Mail mail, String queueId) {
        var macros = new HashMap<String, String>();
        macros.put("j", host);
        macros.put("{daemon_name}", loggedIn ? "ORIGINATING" : host);
        macros.put("{daemon_addr}", "127.0.0.1");
        macros.put("v", "Postfix 3.7.11");
        macros.put("_", MtaConnection.CLIENT + " [" + MtaConnection.CLIENT_ADDRESS + ']');
        macros.put("i", queueId);
        if (loggedIn) {
            macros.put("{auth_type}", "PLAIN");
            macros.put("{auth_authen}", mail.from());
        }
        macros.put("{mail_addr}", mail.from());
        macros.put("{mail_host}", mail.from().substring(mail.from().indexOf('@') + 1));
        macros.put("{mail_mailer}", "smtp");
        macros.put("{rcpt_addr}", mail.to());
        macros.put("{rcpt_host}", mail.to().substring(mail.to().indexOf('@') + 1));
        macros.put("{rcpt_mailer}", "local");
        return Map.copyOf(macros);
    }
}
