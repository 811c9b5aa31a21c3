// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry as Dovecot names it: {@code priv/GUID/devicetoken} of a mailbox, {@code
 * shared/GUID/vendor/vendor.dovecot/pvt/server/vendor/deltachat/turn} of the server. The GUID is the INBOX's and says
 * nothing here.
 *
 * @param ofServer whether it is the same for all
 * @param name behind all prefixes
 */
record MetadataKey(boolean ofServer, String name) {
    static final String DEVICE_TOKEN = "devicetoken";
    static final String MESSAGE_NEW = "messagenew";

    private static final Pattern KEY = Pattern.compile(
            "priv/[^/]*/(?<own>[^/]+)|shared/[^/]*/vendor/vendor\\.dovecot/pvt/server/vendor/deltachat/(?<server>[^/]+)");

    /** @return empty for every other entry */
    static Optional<MetadataKey> parse(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String own = matcher.group("own");
        return Optional.of(own != null ? new MetadataKey(false, own) : new MetadataKey(true, matcher.group("server")));
    }

    boolean isOwn(String entry) {
        return !ofServer && name.equals(entry);
    }
}
