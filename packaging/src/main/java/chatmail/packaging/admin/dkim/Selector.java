// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import chatmail.common.daemon.UsageException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The name of a pair of keys (RFC 6376, section 3.1), and here also of files. */
public final class Selector {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?");

    private Selector() {}

    /** As given, if it is one label of DNS and leaves room for the suffix of the second key. */
    public static String parse(String text) throws UsageException {
        if (!NAME.matcher(text).matches() || text.endsWith(KeyKind.ED25519.suffix())) {
            throw new UsageException(text + " is no selector (expected: small letters, digits and - such as "
                    + "chatmail2026, and not " + KeyKind.ED25519.suffix() + " at the end)");
        }
        return text;
    }

    /** What a pair of that day is called, after the one before: chatmail, chatmail20261128, chatmail20270301. */
    public static String after(String selector, LocalDate day) {
        return selector.replaceFirst("\\d{8}$", "") + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
