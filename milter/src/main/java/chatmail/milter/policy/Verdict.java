// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.milter.mime.HeaderField;
import java.util.List;

/** How a message, or one recipient of it, ended. */
public sealed interface Verdict extends Ending {
    Reason reason();

    /** The word in metrics and logs: {@code accepted}, {@code refused} or {@code deferred}. */
    default String tag() {
        if (reason().accepts()) {
            return "accepted";
        }
        return reason().temporary() ? "deferred" : "refused";
    }

    /**
     * Goes on its way.
     *
     * @param nullSender whether bounces of it must go nowhere: the reverse-path becomes {@code <>}
     * @param newFields header fields to put above all others
     */
    record Accepted(Reason reason, boolean nullSender, List<HeaderField> newFields) implements Verdict {
        /** Goes on as it is. */
        public static Accepted because(Reason reason) {
            return new Accepted(reason, false, List.of());
        }
    }

    /**
     * Goes back to the sender, for now or for good.
     *
     * @param text what the reply says behind the codes; may name addresses
     * @param detail what the log says besides the reason; never an address or content
     */
    record Refused(Reason reason, String text, String detail) implements Verdict {
        public static Refused because(Reason reason) {
            return new Refused(reason, reason.text(), "");
        }

        /** @param fact which rule was broken; told to the sender and the log alike */
        public static Refused because(Reason reason, String fact) {
            return new Refused(reason, reason.text() + ": " + fact, fact);
        }
    }
}
