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
        return name.chars().anyMatch(Character::isISOControl)
                ? name.codePoints()
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : name;
    }
}
