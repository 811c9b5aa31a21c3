// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

/** Where to read on. Postfix and Dovecot have a journal of their own, which is read together with that of all others. */
public final class Journal {

    private Journal() {}

    /** A command that shows the last lines of some units, each of them a name or a pattern in quotation marks. */
    public static String of(int lines, String... units) {
        return "journalctl --namespace=+chatmail -u " + String.join(" -u ", units) + " -n " + lines;
    }
}
