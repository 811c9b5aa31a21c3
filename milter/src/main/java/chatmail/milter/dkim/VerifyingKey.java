// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

/** The public half of a key, fit for use. */
interface VerifyingKey {
    /**
     * Whether the signature is that of the octets.
     *
     * @param octets what was signed, not yet hashed
     */
    boolean verifies(byte[] octets, byte[] signature);
}
