// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import chatmail.common.address.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognizes a delivery status notification (RFC 3464): the container of RFC 6522, in which the second part is the
 * report for machines.
 */
public final class DeliveryReport extends MultipartInspector {
    /** The second is for internationalized addresses (RFC 6533). */
    private static final Set<String> REPORTS = Set.of("message/delivery-status", "message/global-delivery-status");

    private static final Set<String> AUTOMATIC = Set.of("auto-replied", "auto-generated");

    private static final MultipartShape TWO_OR_THREE_PARTS =
            new MultipartShape(3, MultipartShape.LINE_OF_PREAMBLE, Limits.PART);

    /** Begins at the end of the header {@code headers}. */
    public DeliveryReport(Headers headers, PartObserver observer) {
        super(headers, "multipart/report", 2, TWO_OR_THREE_PARTS, observer);
        ContentType.read(headers)
                .value()
                .flatMap(type -> type.parameter("report-type"))
                .filter(type -> type.equalsIgnoreCase("delivery-status"))
                .ifPresentOrElse(type -> {}, () -> objection().raise("the report is not about delivery"));
    }

    @Override
    protected OctetSink part(int number, ContentType type) {
        if (number == 2 && REPORTS.stream().noneMatch(type::is)) {
            objection().raise("part 2 is " + type.spoken());
        }
        return OctetSink.ignoring();
    }

    /**
     * What the header lacks to be one of a message that a mail system made by itself: from its mailer-daemon, and marked
     * as automatic (RFC 3834, section 5).
     *
     * @param from the one author of the message
     * @return a short ASCII sentence; empty when nothing is lacking
     */
    public static Optional<String> headerObjection(Headers headers, Address from) {
        if (!from.localPart().equals("mailer-daemon")) {
            return Optional.of("the author is no mailer-daemon");
        }
        List<HeaderField> marks = headers.all("Auto-Submitted");
        return marks.size() == 1 && isAutomatic(marks.get(0).text())
                ? Optional.empty()
                : Optional.of("there is no Auto-Submitted field that says it is automatic");
    }

    private static boolean isAutomatic(String value) {
        return AUTOMATIC.contains(Blanks.strip(value).split("[;( \\t]", 2)[0].toLowerCase(Locale.ROOT));
    }
}
