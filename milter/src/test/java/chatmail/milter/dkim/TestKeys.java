// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A domain with an RSA and an Ed25519 key, and what DNS says of them. Made anew for each run, but for those in files. */
public final class TestKeys {
    private static final TestKeys OF_THIS_RUN = new TestKeys();

    private final Map<KeyName, String> records = new HashMap<>();
    private final SigningKey rsa;
    private final SigningKey ed25519;

    private TestKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            rsa = pem("rsa", "PRIVATE KEY", pair.getPrivate().getEncoded());
            records.put(
                    new KeyName("rsa", "remote.example"),
                    record("rsa", pair.getPublic().getEncoded()));

            var seed = new byte[Ed25519.SECRET_KEY_SIZE];
            new SecureRandom().nextBytes(seed);
            var point = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(seed, 0, point, 0);
            ed25519 = pem("ed", "PRIVATE KEY", pkcs8(seed));
            records.put(new KeyName("ed", "remote.example"), record("ed25519", point));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of remote.example. */
    public static TestKeys ofThisRun() {
        return OF_THIS_RUN;
    }

    private static SigningKey pem(String selector, String label, byte[] der) {
        String pem = "-----BEGIN " + label + "-----\n" + base64(der) + "\n-----END " + label + "-----\n";
        return PrivateKeyText.parse(selector, pem.getBytes(StandardCharsets.US_ASCII))
                .value()
                .orElseThrow();
    }

    private static byte[] pkcs8(byte[] seed) {
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] der = Arrays.copyOf(prefix, prefix.length + seed.length);
        System.arraycopy(seed, 0, der, prefix.length, seed.length);
        return der;
    }

    private static String record(String type, byte[] key) {
        return "v=DKIM1; k=" + type + "; p=" + base64(key);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** What the domain signs with. */
    public SigningKeys both() {
        return new SigningKeys("remote.example", List.of(rsa, ed25519));
    }

    /** RSA alone. */
    public SigningKeys rsaOnly() {
        return new SigningKeys("remote.example", List.of(rsa));
    }

    /** The TXT record at a name. */
    public KeyAnswer answer(KeyName name) {
        String record = records.get(name);
        return record == null ? new KeyAnswer.Absent() : new KeyAnswer.Found(List.of(record));
    }

    /** A key in {@code test/resources/keys}. */
    public static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(TestKeys.class.getResourceAsStream("/keys/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
