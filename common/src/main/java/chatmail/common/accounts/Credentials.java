// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

/**
 * What a login is measured against.
 *
 * @param home where the mail is kept, as Dovecot wants to hear it
 * @param passwordHash with its scheme, such as <code>{SHA512-CRYPT}$6$...</code>, as Dovecot verifies it
 * @param blocked whether the operator has shut the address out
 */
public record Credentials(String home, String passwordHash, boolean blocked) {
    @Override
    public String toString() {
        return "(credentials)";
    }
}
