// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.PostfixView;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The key pairs in files as keys of remote.example, for signers and verifiers that are not ours. */
enum StoredKey {
    RSA(Algorithm.RSA_SHA256, "rsa2048-pkcs8.pem", "rsa2048.record"),
    ED25519(Algorithm.ED25519_SHA256, "ed25519.pem", "ed25519.record");

    static final String DOMAIN = "remote.example";

    private final Algorithm algorithm;
    private final String pem;
    private final String record;

    StoredKey(Algorithm algorithm, String pem, String record) {
        this.algorithm = algorithm;
        this.pem = text(pem);
        this.record = text(record);
    }

    private static String text(String file) {
        return new String(TestKeys.file(file), StandardCharsets.US_ASCII).strip();
    }

    Algorithm algorithm() {
        return algorithm;
    }

    String selector() {
        return "stored-" + name().toLowerCase(Locale.ROOT);
    }

    /** The private key as PKCS #8 in PEM. */
    String pem() {
        return pem;
    }

    /** The public key as DNS has it. */
    String record() {
        return record;
    }

    KeyName keyName() {
        return new KeyName(selector(), DOMAIN);
    }

    /** A message in a file with our signatures by these keys above it. */
    static byte[] sign(byte[] message, StoredKey... keys) {
        PostfixView view = PostfixView.of(message);
        var signer = new Signer(signingKeys(keys), view.headers(), Instant.now());
        signer.feed(ByteBuffer.wrap(view.body()));
        var signed = new ByteArrayOutputStream();
        for (HeaderField field : signer.finish()) {
            String value = new String(field.value(), StandardCharsets.US_ASCII).replace("\n", "\r\n");
            signed.writeBytes((field + ":" + value + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        signed.writeBytes(message);
        return signed.toByteArray();
    }

    private static SigningKeys signingKeys(StoredKey... keys) {
        return new SigningKeys(
                DOMAIN,
                Arrays.stream(keys)
                        .map(key -> PrivateKeyText.parse(key.selector(), key.pem.getBytes(StandardCharsets.US_ASCII))
                                .value()
                                .orElseThrow())
                        .toList());
    }

    /** What we say of a message in a file. */
    static Verification verify(byte[] message) {
        PostfixView view = PostfixView.of(message);
        var verifier = new Verifier(view.headers(), SignedMail.AUTHOR, Instant.now());
        verifier.feed(ByteBuffer.wrap(view.body()));
        verifier.keys().forEach(name -> verifier.passes(name, answer(name)));
        return verifier.conclude();
    }

    private static KeyAnswer answer(KeyName name) {
        return Arrays.stream(values())
                .filter(key -> key.keyName().equals(name))
                .findFirst()
                .<KeyAnswer>map(key -> new KeyAnswer.Found(List.of(key.record)))
                .orElseGet(KeyAnswer.Absent::new);
    }
}
