// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Options of other chatmail relays that have no meaning here, each with the sentence the administrator gets. */
public enum RemovedOption {
    PASSTHROUGH_SENDERS("was removed: unencrypted mail no longer passes"),
    PASSTHROUGH_RECIPIENTS("was removed: unencrypted mail no longer passes"),
    FILTERMAIL_SMTP_PORT("was removed: mail is inspected through a milter socket, nothing is re-injected"),
    FILTERMAIL_SMTP_PORT_INCOMING("was removed: mail is inspected through a milter socket, nothing is re-injected"),
    POSTFIX_REINJECT_PORT("was removed: mail is inspected through a milter socket, nothing is re-injected"),
    POSTFIX_REINJECT_PORT_INCOMING("was removed: mail is inspected through a milter socket, nothing is re-injected"),
    MTAIL_ADDRESS("was removed: the daemons serve metrics themselves, see metrics_milter and metrics_doveauth"),
    ACME_EMAIL("was removed: certificates are obtained outside, see tls_external_cert_and_key"),
    IMAP_RAWLOG("was removed: nothing that people say is logged"),
    IS_DEVELOPMENT_INSTANCE("was removed: the web page says only what is set here");

    private final String sentence;

    RemovedOption(String sentence) {
        this.sentence = sentence;
    }

    /** The name in the file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<String> sentenceFor(String key) {
        return Arrays.stream(values())
                .filter(option -> option.key().equals(key))
                .map(option -> key + ' ' + option.sentence)
                .findFirst();
    }
}
