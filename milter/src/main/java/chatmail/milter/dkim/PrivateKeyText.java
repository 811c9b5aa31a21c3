// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in PEM (RFC 7468), as opendkim-genkey and openssl write them: PKCS#1 or PKCS#8, without a passphrase. */
public final class PrivateKeyText {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private PrivateKeyText() {}

    /**
     * Reads a key.
     *
     * @param pem the octets of a file
     * @return or a problem that says nothing about what is in there
     */
    public static Parsed<SigningKey> parse(String selector, byte[] pem) {
        Matcher matcher = PEM.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return Parsed.refused("no private key in PEM");
        }
        Optional<byte[]> der = Base64Value.decode(matcher.group(2));
        if (der.isEmpty()) {
            return Parsed.refused("damaged PEM");
        }
        return switch (matcher.group(1)) {
            case "RSA PRIVATE KEY" -> RsaSigningKey.parse(selector, Der.privateKeyInfo(der.get()));
            case "PRIVATE KEY" ->
                Ed25519SigningKey.isEd25519(der.get())
                        ? Ed25519SigningKey.parse(selector, der.get())
                        : RsaSigningKey.parse(selector, der.get());
            case "ENCRYPTED PRIVATE KEY" -> Parsed.refused("a key with a passphrase (expected: none)");
            default -> Parsed.refused("no private key in PEM");
        };
    }
}
