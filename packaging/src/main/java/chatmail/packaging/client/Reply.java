// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

/**
 * The answer of an SMTP server that decided about a message.
 *
 * @param code three digits, such as 250
 * @param text the whole reply, code included
 */
public record Reply(int code, String text) {

    /** Whether the server took the message. */
    public boolean isAccepted() {
        return code / 100 == 2;
    }

    @Override
    public String toString() {
        return text.strip();
    }
}
