// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.List;

/**
 * What a domain signs with: each message gets one signature per key.
 *
 * @param domain A-labels in lower case
 * @param keys one RSA key, which every verifier understands, and perhaps an Ed25519 key
 */
public record SigningKeys(String domain, List<SigningKey> keys) {
    public SigningKeys {
        keys = List.copyOf(keys);
    }
}
