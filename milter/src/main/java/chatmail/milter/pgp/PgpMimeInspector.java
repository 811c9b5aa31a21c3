// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.ContentType;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.mime.MultipartInspector;
import chatmail.milter.mime.MultipartShape;
import chatmail.milter.mime.OctetSink;
import chatmail.milter.mime.ShortText;

/**
 * Looks whether a message is encrypted the way of RFC 3156, section 4: a control part, a part with the armored message,
 * and no room for anything readable.
 */
public final class PgpMimeInspector extends MultipartInspector {
    private static final MultipartShape TWO_PARTS = new MultipartShape(2, MultipartShape.LINE_OF_PREAMBLE, Limits.PART);

    private final ArmorRules rules;
    private final PgpObserver observer;
    private final PacketScanner packets;

    /**
     * Begins at the end of a header.
     *
     * @param headers of the message, complete
     * @param rules which armor headers are tolerated
     */
    public PgpMimeInspector(Headers headers, ArmorRules rules, PgpObserver observer) {
        super(headers, "multipart/encrypted", 2, TWO_PARTS, observer);
        this.rules = rules;
        this.observer = observer;
        packets = new PacketScanner(objection(), observer);
    }

    @Override
    protected OctetSink part(int number, ContentType type) {
        if (number == 1) {
            require(number, type, "application/pgp-encrypted");
            return new ShortText("Version: 1"::equals, "the control part is not Version: 1", objection());
        }
        require(number, type, "application/octet-stream");
        return new ArmorReader(rules, packets, objection(), observer);
    }

    /** What the message is made of, once {@link #finish()} had nothing to object. */
    public PacketSummary packets() {
        return packets.summary();
    }
}
