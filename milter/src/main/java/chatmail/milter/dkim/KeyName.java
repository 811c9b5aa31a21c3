// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Domains;
import java.util.Optional;

/**
 * Where in DNS a public key lies (RFC 6376, section 3.6.2.1).
 *
 * @param selector in lower case
 * @param domain A-labels in lower case
 */
public record KeyName(String selector, String domain) {
    private static final int MAX_DNS_NAME = 253;

    /**
     * Brings both parts into comparable form.
     *
     * @param selector as written, each character an octet
     * @param domain likewise
     * @return empty unless both are names and fit into one
     */
    public static Optional<KeyName> of(String selector, String domain) {
        return Domains.comparable(selector)
                .flatMap(label -> Domains.comparable(domain).map(signer -> new KeyName(label, signer)))
                .filter(name ->
                        name.toString().indexOf('[') < 0 && name.toString().length() <= MAX_DNS_NAME);
    }

    /** The name to ask for, without a dot at its end. */
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
