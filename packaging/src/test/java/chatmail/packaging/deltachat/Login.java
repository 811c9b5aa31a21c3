// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import chatmail.packaging.lab.PrivateRelay;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person types into the app: address and password, and the servers, because a relay on loopback ports has
 * no autoconfiguration.
 *
 * @param security {@code ssl} (TLS from the first byte) or {@code starttls}
 */
record Login(String address, String password, String host, int imapPort, int smtpPort, String security) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An address nobody has used, through the ports where TLS starts at once (993 and 465 elsewhere). */
    static Login overTls(PrivateRelay relay) {
        return new Login(
                freshAddress(relay), word(20), relay.host(), relay.imapsPort(), relay.submissionsPort(), "ssl");
    }

    /** An address nobody has used, through the ports where TLS is asked for (143 and 587 elsewhere). */
    static Login overStartTls(PrivateRelay relay) {
        return new Login(
                freshAddress(relay), word(20), relay.host(), relay.imapPort(), relay.submissionPort(), "starttls");
    }

    /** The parameters of {@code add_or_update_transport}. */
    Map<String, Object> asTransport() {
        return Map.of(
                "addr", address,
                "password", password,
                "imapServer", host,
                "imapPort", imapPort,
                "imapSecurity", security,
                "smtpServer", host,
                "smtpPort", smtpPort,
                "smtpSecurity", security,
                // The core trusts the roots it brings along, no others: a private relay's certificate is not below
                // them.
                "certificateChecks", "acceptInvalidCertificates");
    }

    /** Nine letters, the length of a name that the sample configuration asks for. */
    private static String freshAddress(PrivateRelay relay) {
        return word(9) + "@" + relay.domain();
    }

    private static String word(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
