// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which fields a signature covers (RFC 6376, section 5.4.1): what a reader shows, what decides how the body is read, what
 * threads, and what a client acts on. Trace fields are left out, for every host on the way adds some.
 *
 * <p>Each name comes once more than there are fields of it, also if there is none (section 8.15): a field added later then
 * breaks the signature, instead of being shown beside what was signed. Nobody between two mail servers has to add any of
 * these to an encrypted message, not even those of lists and resenders.
 */
final class SignedFields {
    private static final List<String> OVERSIGNED = List.of(
            "from",
            "sender",
            "reply-to",
            "subject",
            "date",
            "to",
            "cc",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "autocrypt",
            "resent-date",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "list-id",
            "list-help",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-subscribe",
            "list-post",
            "list-owner",
            "list-archive");

    private static final List<String> SIGNED = List.of(
            "auto-submitted",
            "autocrypt-setup-message",
            "chat-version",
            "content-description",
            "content-disposition",
            "content-id",
            "secure-join");

    private SignedFields() {}

    /** The names for {@code h=}. */
    static List<String> of(SignedHeader header) {
        var names = new ArrayList<String>();
        OVERSIGNED.forEach(name -> names.addAll(Collections.nCopies(header.count(name) + 1, name)));
        SIGNED.forEach(name -> names.addAll(Collections.nCopies(header.count(name), name)));
        return names;
    }
}
