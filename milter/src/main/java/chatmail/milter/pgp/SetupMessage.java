// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.ContentType;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.mime.MultipartInspector;
import chatmail.milter.mime.MultipartShape;
import chatmail.milter.mime.OctetSink;
import java.util.List;

/**
 * Recognizes an Autocrypt Setup Message (Autocrypt Level 1, section "Autocrypt Setup Message"), by which older clients
 * take a key to another device: a part of explanation, then the key, encrypted with a password.
 */
public final class SetupMessage extends MultipartInspector {
    private static final MultipartShape TWO_PARTS = new MultipartShape(2, MultipartShape.LINE_OF_PREAMBLE, Limits.PART);

    private final PgpObserver observer;

    /** Begins at the end of the header {@code headers}. */
    public SetupMessage(Headers headers, PgpObserver observer) {
        super(headers, "multipart/mixed", 2, TWO_PARTS, observer);
        this.observer = observer;
        List<HeaderField> marks = headers.all("Autocrypt-Setup-Message");
        if (marks.size() != 1 || !Blanks.strip(marks.get(0).text()).equals("v1")) {
            objection().raise("there is no Autocrypt-Setup-Message field of version 1");
        }
    }

    @Override
    protected OctetSink part(int number, ContentType type) {
        if (number == 1) {
            require(number, type, "text/plain");
            return new BoundedText(objection());
        }
        require(number, type, "application/autocrypt-setup");
        return new ArmorReader(
                ArmorRules.SETUP_MESSAGE, new PacketScanner(objection(), observer), objection(), observer);
    }
}
