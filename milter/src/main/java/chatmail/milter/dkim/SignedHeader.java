// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the fields that a signature means: for each name the lowest not yet taken (RFC 6376, section 5.4.2). */
final class SignedHeader {
    private final Map<String, List<HeaderField>> byName = new HashMap<>();

    SignedHeader(List<HeaderField> fields) {
        for (HeaderField field : fields) {
            String name = new String(field.name(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(field);
        }
    }

    /** How many fields have that name. */
    int count(String name) {
        return byName.getOrDefault(name, List.of()).size();
    }

    /** The octets that a verifier finds such a signature to be over. */
    byte[] octets(DkimSignature signature) {
        HeaderCanonicalizer canonicalizer = fields(signature.header(), signature.signedFields(), signature.field());
        canonicalizer.addLast(signature.field().name(), signature.valueWithoutSignature());
        return canonicalizer.octets();
    }

    /**
     * The octets that a signature is to be made over.
     *
     * @param unsigned the field it will be in, with an empty {@code b=} at its end
     */
    byte[] octets(Canonicalization form, List<String> names, HeaderField unsigned) {
        HeaderCanonicalizer canonicalizer = fields(form, names, unsigned);
        canonicalizer.addLast(unsigned.name(), unsigned.value());
        return canonicalizer.octets();
    }

    /**
     * Names without a field, or without so many, count for nothing.
     *
     * @param own the field of the signature, which never signs itself by name
     */
    private HeaderCanonicalizer fields(Canonicalization form, List<String> names, HeaderField own) {
        var canonicalizer = new HeaderCanonicalizer(form);
        var taken = new HashMap<String, Integer>();
        for (String name : names) {
            List<HeaderField> fields = byName.getOrDefault(name, List.of());
            int next = fields.size() - taken.merge(name, 1, Integer::sum);
            if (next >= 0 && fields.get(next) == own) {
                next = fields.size() - taken.merge(name, 1, Integer::sum);
            }
            if (next >= 0) {
                canonicalizer.add(fields.get(next).name(), fields.get(next).value());
            }
        }
        return canonicalizer;
    }
}
