// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

/**
 * Something that is wrong.
 *
 * @param fatal whether clients do not connect because of it
 * @param text what it is, a clause
 */
public record Finding(boolean fatal, String text) {

    static Finding fatal(String text) {
        return new Finding(true, text);
    }

    static Finding mild(String text) {
        return new Finding(false, text);
    }
}
