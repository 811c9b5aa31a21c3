// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Domains;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A DKIM-Signature field that could be verified (RFC 6376, section 3.5). */
final class DkimSignature {
    /** Longer counts are larger than anything they could be compared to. */
    private static final int MAX_DIGITS = 18;

    private final HeaderField field;
    private final TagList tags;
    private final Algorithm algorithm;
    private final Canonicalization header;
    private final Canonicalization body;
    private final KeyName keyName;
    private final String auidDomain;
    private final List<String> signedFields;
    private final byte[] bodyHash;
    private final byte[] signature;
    private final Optional<Long> bodyLength;
    private final Optional<Long> signedAt;
    private final Optional<Long> expiresAt;

    private DkimSignature(HeaderField field, TagList tags) throws Malformed {
        this.field = field;
        this.tags = tags;
        require(tags.value("v").filter("1"::equals), "v= is not 1");
        algorithm = require(tags.value("a").flatMap(Algorithm::named), "algorithm not supported");
        String[] forms = tags.value("c").orElse("simple").split("/", 2);
        header = require(Canonicalization.named(forms[0]), "c= not supported");
        body = require(Canonicalization.named(forms.length > 1 ? forms[1] : "simple"), "c= not supported");
        List<String> queries = tags.values("q").orElse(List.of("dns/txt"));
        require(queries.stream().filter("dns/txt"::equalsIgnoreCase).findFirst(), "q= not supported");
        String domain = require(tags.value("d"), "d= missing");
        keyName = require(
                tags.value("s").flatMap(selector -> KeyName.of(selector, domain)), "s= or d= not a domain name");
        auidDomain = require(auidDomain(tags, keyName), "i= outside d=");
        signedFields = require(tags.values("h"), "h= missing").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        require(signedFields.stream().filter("from"::equals).findFirst(), "From not signed");
        bodyHash = require(tags.value("bh").flatMap(Base64Value::decode), "bh= missing or malformed");
        signature = require(
                tags.value("b").flatMap(Base64Value::decode).filter(octets -> octets.length > 0),
                "b= missing or malformed");
        bodyLength = number(tags, "l");
        signedAt = number(tags, "t");
        expiresAt = number(tags, "x");
        require(
                expiresAt.or(() -> Optional.of(Long.MAX_VALUE)).filter(end -> end > signedAt.orElse(-1L)),
                "x= before t=");
    }

    /**
     * Reads a signature.
     *
     * @param tags those of the field
     */
    static Parsed<DkimSignature> parse(HeaderField field, TagList tags) {
        try {
            return Parsed.of(new DkimSignature(field, tags));
        } catch (Malformed malformed) {
            return Parsed.refused(malformed.fact);
        }
    }

    private static final class Malformed extends Exception {
        private final String fact;

        Malformed(String fact) {
            super(fact, null, false, false);
            this.fact = fact;
        }
    }

    private static <T> T require(Optional<T> value, String otherwise) throws Malformed {
        return value.orElseThrow(() -> new Malformed(otherwise));
    }

    /** The domain of {@code i=}: that of the signer or one below it. */
    private static Optional<String> auidDomain(TagList tags, KeyName keyName) {
        Optional<String> auid = tags.value("i");
        if (auid.isEmpty()) {
            return Optional.of(keyName.domain());
        }
        int at = auid.get().lastIndexOf('@');
        return Optional.of(auid.get().substring(at + 1))
                .filter(domain -> at >= 0)
                .flatMap(Domains::comparable)
                .filter(domain -> domain.equals(keyName.domain()) || domain.endsWith('.' + keyName.domain()));
    }

    private static Optional<Long> number(TagList tags, String tag) throws Malformed {
        Optional<String> digits = tags.value(tag);
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (digits.get().isEmpty() || !digits.get().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Malformed(tag + "= not a number");
        }
        return Optional.of(digits.get().length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits.get()));
    }

    HeaderField field() {
        return field;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    Canonicalization header() {
        return header;
    }

    Canonicalization body() {
        return body;
    }

    KeyName keyName() {
        return keyName;
    }

    /** Whether {@code i=} names the signing domain itself and none below it. */
    boolean auidIsOfSigner() {
        return auidDomain.equals(keyName.domain());
    }

    /** The names in {@code h=}, in lower case, one for each field that is signed. */
    List<String> signedFields() {
        return signedFields;
    }

    byte[] bodyHash() {
        return bodyHash;
    }

    byte[] signature() {
        return signature;
    }

    /** The octets of the canonical body that are signed; empty for all of them. */
    Optional<Long> bodyLength() {
        return bodyLength;
    }

    /** Seconds since 1970. */
    Optional<Long> signedAt() {
        return signedAt;
    }

    /** Seconds since 1970. */
    Optional<Long> expiresAt() {
        return expiresAt;
    }

    /** The value of the field as it was when {@code b=} was still empty. */
    byte[] valueWithoutSignature() {
        return tags.textWithout("b").getBytes(StandardCharsets.ISO_8859_1);
    }
}
