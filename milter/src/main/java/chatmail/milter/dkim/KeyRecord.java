// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A public key and what its owner allows it for (RFC 6376, section 3.6.1). */
final class KeyRecord {
    private final TagList tags;
    private final String keyType;
    private final String encodedKey;
    private final Parsed<VerifyingKey> key;

    private KeyRecord(TagList tags, String encodedKey) {
        this.tags = tags;
        this.encodedKey = encodedKey;
        keyType = tags.value("k").orElse("rsa").toLowerCase(Locale.ROOT);
        key = Base64Value.decode(encodedKey)
                .map(octets -> keyType.equals(Algorithm.ED25519_SHA256.keyType())
                        ? Ed25519VerifyingKey.parse(octets)
                        : RsaVerifyingKey.parse(octets))
                .orElseGet(() -> Parsed.refused("key malformed"));
    }

    /**
     * Reads a TXT record; one without {@code v=} is a key record too.
     *
     * @param text its strings joined, each character an octet
     */
    static Parsed<KeyRecord> parse(String text) {
        return TagList.parse(text)
                .then(tags -> tags.value("v").orElse("DKIM1").equals("DKIM1")
                        ? tags.value("p")
                                .map(key -> Parsed.of(new KeyRecord(tags, key)))
                                .orElseGet(KeyRecord::malformed)
                        : malformed())
                .value()
                .map(Parsed::of)
                .orElseGet(KeyRecord::malformed);
    }

    private static Parsed<KeyRecord> malformed() {
        return Parsed.refused("key record malformed");
    }

    /** The key for that signature, or why there is none. The flag {@code t=y} makes no difference to verifiers. */
    Parsed<VerifyingKey> keyFor(DkimSignature signature) {
        return objectionTo(signature).map(Parsed::<VerifyingKey>refused).orElse(key);
    }

    private Optional<String> objectionTo(DkimSignature signature) {
        if (encodedKey.isEmpty()) {
            return Optional.of("key revoked");
        }
        if (!keyType.equals(signature.algorithm().keyType())) {
            return Optional.of("key of another type");
        }
        if (!allows("h", List.of("sha256"))) {
            return Optional.of("key not for sha256");
        }
        if (!allows("s", List.of("email", "*"))) {
            return Optional.of("key not for mail");
        }
        return listed("t", "s") && !signature.auidIsOfSigner()
                ? Optional.of("key not for subdomains")
                : Optional.empty();
    }

    /** A list that is not there allows everything. */
    private boolean allows(String tag, List<String> anyOf) {
        return tags.value(tag).isEmpty() || anyOf.stream().anyMatch(value -> listed(tag, value));
    }

    private boolean listed(String tag, String value) {
        return tags.values(tag).orElse(List.of()).stream()
                .anyMatch(entry -> entry.toLowerCase(Locale.ROOT).equals(value));
    }
}
