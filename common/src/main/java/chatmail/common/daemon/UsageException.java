// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

/** The command line is wrong; the message says what and what would do. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
