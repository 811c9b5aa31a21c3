// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import chatmail.common.daemon.UsageException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The domain of a relay on the command line. */
final class Domain {

    private static final Pattern NAME = Pattern.compile(
            "(?=.{4,253}$)(?!.*\\.\\d+$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private Domain() {}

    /** As A-labels in lower case. */
    static String parse(String text) throws UsageException {
        try {
            var name = IDN.toASCII(text.toLowerCase(Locale.ROOT));
            if (NAME.matcher(name).matches()) {
                return name;
            }
        } catch (IllegalArgumentException noName) {
            // As below.
        }
        throw new UsageException(
                text + " is no domain (expected: a name in DNS such as chat.example.org, no IP address)");
    }
}
