// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

/**
 * Something that goes, and why.
 *
 * @param path relative to the mailboxes directory
 * @param bytes the size of a file; 0 for an account, whose mail is not counted
 */
public record Removal(String path, ExpiryCause cause, long bytes) {
    /** One line for people and scripts: path, tab, cause. A name cannot forge a line or a column. */
    public String line() {
        return printable(path) + '\t' + cause.tag();
    }

    /** As ls(1) shows names on a terminal. */
    static String printable(String name) {
        // A loop, because a dry run comes by here for every other file.
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return name.replaceAll("\\p{Cc}", "?");
            }
        }
        return name;
    }
}
