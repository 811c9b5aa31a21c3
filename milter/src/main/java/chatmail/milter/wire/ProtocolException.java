// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

/** The peer broke the protocol; the message says how, without what it sent. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
