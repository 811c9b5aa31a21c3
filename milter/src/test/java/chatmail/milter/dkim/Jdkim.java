// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.mime.Fields.octets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;

/** Apache jDKIM, an implementation that is not ours. It knows RSA only. */
final class Jdkim {
    private Jdkim() {}

    /**
     * Puts a signature above a message.
     *
     * @param tags of the signature besides version, key, hashes: {@code c=simple/relaxed; h=from:to}
     */
    static byte[] sign(byte[] message, String tags) {
        String template = "v=1; a=rsa-sha256; d=" + StoredKey.DOMAIN + "; s=" + StoredKey.RSA.selector() + "; " + tags
                + "; bh=; b=;";
        try {
            var signer = new DKIMSigner(
                    template, DKIMSigner.getPrivateKey(StoredKey.RSA.pem().replaceAll("-----.*-----", "")));
            String field = signer.sign(new ByteArrayInputStream(message)) + "\r\n";
            byte[] signed = Arrays.copyOf(octets(field), field.length() + message.length);
            System.arraycopy(message, 0, signed, field.length(), message.length);
            return signed;
        } catch (FailException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any signature is valid. */
    static boolean accepts(byte[] message) {
        var verifier = new DKIMVerifier((methods, selector, domain) -> records(selector + "._domainkey." + domain));
        try {
            return verifier.verify(new ByteArrayInputStream(message)) != null;
        } catch (FailException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> records(String name) {
        return Arrays.stream(StoredKey.values())
                .filter(key -> key.keyName().toString().equals(name))
                .map(StoredKey::record)
                .toList();
    }
}
