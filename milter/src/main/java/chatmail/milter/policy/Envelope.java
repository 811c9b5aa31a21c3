// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.address.Address;
import chatmail.milter.mime.Domains;
import java.util.Optional;

/**
 * What is known of a message before its first recipient.
 *
 * @param login as whom the client logged in; empty when it did not
 * @param client the address of the SMTP client as Postfix writes it; empty when it did not say
 * @param reversePath the argument of MAIL FROM without brackets and parameters, each character an octet; empty for {@code
 *     <>}
 */
public record Envelope(Optional<String> login, String client, String reversePath) {
    /** The reverse-path in comparable form, an internationalized one too; empty for {@code <>} and for what is no address. */
    public Optional<Address> sender() {
        return Domains.address(reversePath);
    }
}
