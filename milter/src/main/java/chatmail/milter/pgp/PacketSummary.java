// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

/**
 * What an encrypted message is made of.
 *
 * @param publicKeys for how many keys it is encrypted
 * @param passwords for how many passwords
 * @param seipdVersion 1 or 2; 0 while no encrypted data has come
 */
public record PacketSummary(int publicKeys, int passwords, int seipdVersion) {
    /** For people, e.g. {@code 2 PKESK, 0 SKESK, SEIPD v1}. */
    @Override
    public String toString() {
        return publicKeys + " PKESK, " + passwords + " SKESK, SEIPD v" + seipdVersion;
    }
}
