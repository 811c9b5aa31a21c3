// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.HeaderField;
import java.nio.charset.StandardCharsets;

/** Signatures that nobody made. */
final class TestSignatures {
    private TestSignatures() {}

    static DkimSignature of(Algorithm algorithm) {
        return of(algorithm, "");
    }

    /** @param more tags to put at the end */
    static DkimSignature of(Algorithm algorithm, String more) {
        HeaderField field =
                field(" v=1; a=" + algorithm.tag() + "; d=remote.example; s=s1; h=from; bh=YQ==; b=YQ==;" + more);
        return TagList.of(field)
                .then(tags -> DkimSignature.parse(field, tags))
                .value()
                .orElseThrow();
    }

    static HeaderField field(String value) {
        return new HeaderField(
                "DKIM-Signature".getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
