// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;

/**
 * What is known of an address.
 *
 * @param home where its mail is kept, as Dovecot wants to hear it
 * @param cleartextAllowed whether authentic mail may be delivered unencrypted
 * @param blocked whether the operator has shut it out
 */
public record Account(Address address, String home, boolean cleartextAllowed, boolean blocked) {}
