// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

/** The three directories of a Maildir folder. */
public enum Place {
    /** Seen by a client. */
    CUR,
    /** Delivered, not seen by any client. */
    NEW,
    /** Being delivered. */
    TMP
}
