// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.HashMap;
import java.util.Map;

/** What is measured. */
enum Mode {
    /** Signed mail from elsewhere. */
    VERIFY,
    /** Mail of a user who logged in. */
    SIGN,
    /** Much large mail from elsewhere at once. */
    FLOOD;

    /** What Postfix would tell of the connection and of the message. */
    Map<String, String> macros(Mail mail, String queueId) {
        var macros = new HashMap<String, String>();
        macros.put("j", "mx.load.example");
        macros.put("{daemon_name}", this == SIGN ? "ORIGINATING" : "mx.load.example");
        macros.put("{daemon_addr}", "127.0.0.1");
        macros.put("v", "Postfix 3.7.11");
        macros.put("_", "mail.elsewhere.example [192.0.2.1]");
        macros.put("i", queueId);
        if (this == SIGN) {
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
