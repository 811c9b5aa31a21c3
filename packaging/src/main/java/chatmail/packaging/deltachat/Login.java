// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import chatmail.packaging.client.Account;
import chatmail.packaging.lab.PrivateRelay;
import java.util.Map;

/**
 * What a person types into the app: address and password, and the servers, because a relay on loopback ports has
 * no autoconfiguration.
 *
 * @param security {@code ssl} (TLS from the first byte) or {@code starttls}
 */
public record Login(Account account, String host, int imapPort, int smtpPort, String security) {
    /** The core trusts the roots it brings along, no others; the relay's certificate is its own root. */
    static final String ANY_CERTIFICATE = "acceptInvalidCertificates";

    /** An address nobody has used, through the ports where TLS starts at once (993 and 465 elsewhere). */
    static Login overTls(PrivateRelay relay) {
        var account = Account.random(relay.domain());
        return new Login(account, relay.host(), relay.imapsPort(), relay.submissionsPort(), "ssl");
    }

    /** An address nobody has used, through the ports where TLS is asked for (143 and 587 elsewhere). */
    static Login overStartTls(PrivateRelay relay) {
        var account = Account.random(relay.domain());
        return new Login(account, relay.host(), relay.imapPort(), relay.submissionPort(), "starttls");
    }

    /** The parameters of {@code add_or_update_transport}. */
    Map<String, Object> asTransport() {
        return Map.of(
                "addr", account.address(),
                "password", account.password(),
                "imapServer", host,
                "imapPort", imapPort,
                "imapSecurity", security,
                "smtpServer", host,
                "smtpPort", smtpPort,
                "smtpSecurity", security,
                "certificateChecks", ANY_CERTIFICATE);
    }
}
