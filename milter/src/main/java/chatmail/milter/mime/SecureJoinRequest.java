// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognizes the first message of a Secure-Join handshake, which older clients send before they have a key: a header
 * field and one part of plain text, both saying nothing else than which request it is.
 */
public final class SecureJoinRequest extends MultipartInspector {
    private static final Set<String> REQUESTS = Set.of("vc-request", "vg-request");
    private static final MultipartShape ONE_PART = new MultipartShape(1, MultipartShape.NO_PREAMBLE, Limits.PART);

    /** Begins at the end of the header {@code headers}. */
    public SecureJoinRequest(Headers headers, PartObserver observer) {
        super(headers, "multipart/mixed", 1, ONE_PART, observer);
        List<HeaderField> fields = headers.all("Secure-Join");
        if (fields.size() != 1 || !REQUESTS.contains(lowerCase(fields.get(0).text()))) {
            objection().raise("there is no Secure-Join request field");
        }
    }

    @Override
    protected OctetSink part(int number, ContentType type) {
        require(number, type, "text/plain");
        return new ShortText(SecureJoinRequest::isRequest, "the text is not a Secure-Join request", objection());
    }

    private static boolean isRequest(String text) {
        String prefix = "secure-join: ";
        String lower = lowerCase(text);
        return lower.startsWith(prefix) && REQUESTS.contains(lower.substring(prefix.length()));
    }

    private static String lowerCase(String text) {
        return Blanks.strip(text).toLowerCase(Locale.ROOT);
    }
}
