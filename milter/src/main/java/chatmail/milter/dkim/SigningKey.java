// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

/** A private key with the selector of its public half. */
public interface SigningKey {
    Algorithm algorithm();

    String selector();

    /**
     * Signs.
     *
     * @param octets not yet hashed
     */
    byte[] sign(byte[] octets);
}
