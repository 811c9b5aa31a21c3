// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

/** How a message, or one recipient of it, ended. */
public sealed interface Verdict {
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
     */
    record Accepted(Reason reason, boolean nullSender) implements Verdict {}

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
