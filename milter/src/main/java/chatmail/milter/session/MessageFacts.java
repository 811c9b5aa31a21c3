// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

/** What the log line of a message tells besides the verdict; filled while the message comes in. */
final class MessageFacts {
    final long beganNanos;
    /** Postfix's word for "not in the queue yet". */
    String queueId = "NOQUEUE";

    int recipients;
    long octets;

    MessageFacts(long beganNanos) {
        this.beganNanos = beganNanos;
    }
}
