// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.PrivateKeyText;
import chatmail.milter.dkim.SigningKey;
import chatmail.milter.dkim.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** An RSA key of 2,048 bits, as the milter has it and as plain Java has it. */
final class BenchKeys {
    private final KeyPair pair;

    BenchKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    /** The only key of that domain. */
    SigningKeys of(String domain) {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + base64(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        SigningKey key = PrivateKeyText.parse("bench", pem.getBytes(StandardCharsets.US_ASCII))
                .value()
                .orElseThrow();
        return new SigningKeys(domain, List.of(key));
    }

    /** What DNS would say. */
    KeyAnswer answer() {
        return new KeyAnswer.Found(
                List.of("v=DKIM1; k=rsa; p=" + base64(pair.getPublic().getEncoded())));
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    byte[] sign(byte[] octets) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(octets);
        return signature.sign();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
