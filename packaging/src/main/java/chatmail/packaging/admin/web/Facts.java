// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ChatmailConfig.Privacy;
import java.net.IDN;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the settings of a relay say to people, in no language yet.
 *
 * @param words HTML
 * @param counts numbers of days, messages, characters
 * @param sizes in octets
 * @param so what is the case here and not everywhere
 */
record Facts(Map<String, String> words, Map<String, Long> counts, Map<String, Long> sizes, Set<String> so) {

    /** Above which a message goes early; the expirer's. */
    private static final long LARGE_BYTES = 200_000;

    private static final String MAIL_ADDRESS = "[A-Za-z0-9.!#$%*/=?^_`{|}~+-]+@[A-Za-z0-9.-]+";

    static Facts of(ChatmailConfig config) {
        var so = new HashSet<String>();
        so.add(Invitation.to(config).trusted() ? "TRUSTED" : "SELF_SIGNED");
        when(so, config.retention().largeMails().compareTo(config.retention().mails()) < 0, "LARGE_EARLIER");
        so.add(config.services().push().isPresent() ? "PUSH" : "NO_PUSH");
        when(so, config.services().irohRelay().isPresent(), "IROH");
        when(so, config.exceptions().securejoinCleartext(), "SECUREJOIN_CLEARTEXT");
        when(so, config.exceptions().ipLiteralSenders(), "IP_LITERAL_SENDERS");
        var accounts = config.newAccounts();
        so.add(accounts.usernameMinLength() == accounts.usernameMaxLength() ? "NAME_FIXED" : "NAME_RANGE");
        addPrivacy(so, config.web().privacy());
        return new Facts(words(config), counts(config), sizes(config), so);
    }

    private static void when(Set<String> so, boolean condition, String name) {
        if (condition) {
            so.add(name);
        }
    }

    private static void addPrivacy(Set<String> so, Privacy privacy) {
        when(so, !privacy.mail().isBlank(), "PRIVACY_MAIL");
        when(so, !privacy.postal().isBlank(), "PRIVACY_POSTAL");
        when(so, !privacy.officer().isBlank(), "PRIVACY_PDO");
        so.add(privacy.supervisor().isBlank() ? "NO_SUPERVISOR" : "PRIVACY_SUPERVISOR");
        so.add(privacy.mail().isBlank() && privacy.postal().isBlank() ? "NO_CONTACT" : "CONTACT");
    }

    private static Map<String, String> words(ChatmailConfig config) {
        var words = new HashMap<String, String>();
        var invitation = Invitation.to(config);
        var privacy = config.web().privacy();
        words.put("DOMAIN", Html.escape(IDN.toUnicode(config.mailDomain())));
        words.put("HOST", Html.escape(invitation.host()));
        words.put("INVITE_LINK", Html.escape(invitation.link()));
        words.put("INVITE_OLDER_LINK", Html.escape(invitation.olderLink()));
        words.put(
                "PUSH_HOST",
                Html.escape(config.services().push().map(URI::getHost).orElse("")));
        words.put("IROH_RELAY", Html.escape(config.services().irohRelay().orElse("")));
        words.put("PRIVACY_MAIL", mail(privacy.mail().strip()));
        words.put("PRIVACY_POSTAL", Html.lines(privacy.postal()));
        words.put("PRIVACY_PDO", Html.lines(privacy.officer()));
        words.put("PRIVACY_SUPERVISOR", Html.lines(privacy.supervisor()));
        return words;
    }

    /** A link if it is a bare address. */
    private static String mail(String text) {
        var shown = Html.lines(text);
        return text.matches(MAIL_ADDRESS)
                ? "<a href=\"mailto:" + shown.replace("%", "%25") + "\">" + shown + "</a>"
                : shown;
    }

    private static Map<String, Long> counts(ChatmailConfig config) {
        return Map.of(
                "MAIL_DAYS", config.retention().mails().toDays(),
                "LARGE_DAYS", config.retention().largeMails().toDays(),
                "INACTIVE_DAYS", config.retention().inactiveUsers().toDays(),
                "PER_MINUTE", (long) config.sending().perMinute(),
                "BURST", (long) config.sending().burst(),
                "NAME_MIN", (long) config.newAccounts().usernameMinLength(),
                "NAME_MAX", (long) config.newAccounts().usernameMaxLength(),
                "PASSWORD_MIN", (long) config.newAccounts().passwordMinLength());
    }

    private static Map<String, Long> sizes(ChatmailConfig config) {
        long message = config.sending().maxMessageSize().bytes();
        return Map.of(
                "MAX_MESSAGE",
                message,
                // Encrypted and put into base64 a file grows by less than half.
                "MAX_FILE",
                message / 3 * 2,
                "MAX_MAILBOX",
                config.storage().maxMailboxSize().bytes(),
                "LARGE",
                LARGE_BYTES);
    }
}
