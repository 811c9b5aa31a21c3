// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.GnuPg;
import java.io.IOException;

/** Something that GnuPG has encrypted, and the key to open it again. */
final class Encrypted implements AutoCloseable {

    static final byte[] CONTENT = "Meet me at the lighthouse.\n".getBytes(UTF_8);

    private static final String SOMEBODY = "somebody@" + RelayExtension.DOMAIN;

    private final GnuPg keys;
    private final String armor;

    private Encrypted(GnuPg keys, String armor) {
        this.keys = keys;
        this.armor = armor;
    }

    static Encrypted create() throws IOException {
        var keys = GnuPg.withKeyFor(SOMEBODY);
        return new Encrypted(keys, keys.encrypt(SOMEBODY, CONTENT));
    }

    /** Anything else, encrypted with the same key. */
    String armorOf(byte[] content) throws IOException {
        return keys.encrypt(SOMEBODY, content);
    }

    String armor() {
        return armor;
    }

    byte[] open(byte[] message) throws IOException {
        return keys.decrypt(message);
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
