// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.template;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value for each placeholder.
 *
 * @param values name to value
 */
public record Placeholders(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    /** What Debian's unit of Dovecot allows (LimitNOFILE). */
    private static final long FILES_OF_A_PROCESS = 65_535;

    private static final long DOVECOTS_OWN = 1_000;

    private static final int TARGET_PERCENT = 70;
    private static final long KIBI = 1L << 10;
    private static final long MEBI = 1L << 20;

    public Placeholders {
        values = Map.copyOf(values);
    }

    /**
     * Throws IllegalArgumentException when one has no value.
     *
     * @param more names that the templates in {@code share/} do not know
     */
    public static Placeholders of(Map<Placeholder, String> values, Map<String, String> more) {
        var all = new HashMap<>(more);
        for (var placeholder : Placeholder.values()) {
            var value = values.get(placeholder);
            if (value == null) {
                throw new IllegalArgumentException("no value for " + placeholder);
            }
            all.put(placeholder.name(), value);
        }
        return new Placeholders(all);
    }

    /** What follows from the size of a mailbox; 70 % of it are left when room has to be made. */
    public static Map<Placeholder, String> quota(long bytes) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        // Never beyond what is allowed, so fractions are dropped; and Dovecot takes 0 for no limit.
        boolean whole = bytes % MEBI == 0;
        long size = Math.max(1, bytes / (whole ? MEBI : KIBI));
        values.put(Placeholder.MAX_MAILBOX_SIZE, size + (whole ? "M" : "K"));
        values.put(Placeholder.QUOTA_TARGET_MB, Long.toString(bytes / MEBI * TARGET_PERCENT / 100));
        return values;
    }

    /**
     * What follows from the limits of connections.
     *
     * @param imap most at a time
     * @param smtp most at a time
     */
    public static Map<Placeholder, String> connections(int imap, int smtp) {
        // Every IMAP process, and every process of Postfix's two submission services, asks some of Dovecot's.
        long clients = Math.min(imap + 2L * smtp + DOVECOTS_OWN, FILES_OF_A_PROCESS - DOVECOTS_OWN);
        return Map.of(
                Placeholder.MAX_IMAP_CONNECTIONS, Integer.toString(imap),
                Placeholder.DOVECOT_CLIENTS, Long.toString(clients),
                Placeholder.MAX_SMTP_CONNECTIONS, Integer.toString(smtp),
                Placeholder.SMTP_CONNECTIONS_OF_ONE, Integer.toString(Math.max(1, smtp / 2)));
    }

    /** What follows from whether IMAP compresses. */
    public static Map<Placeholder, String> compression(boolean offered) {
        return Map.of(
                Placeholder.IMAP_ZLIB, offered ? "imap_zlib" : "",
                Placeholder.IMAP_COMPRESS, offered ? "yes" : "no");
    }

    /** What follows from whether IPv6 is spoken beside IPv4. */
    public static Map<Placeholder, String> internet(boolean ipv6) {
        return Map.of(
                Placeholder.INET_PROTOCOLS, ipv6 ? "all" : "ipv4",
                Placeholder.LISTEN, ipv6 ? "*,::" : "*");
    }

    /** Replaces every placeholder; throws IllegalArgumentException when the text names one that has no value. */
    public String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
