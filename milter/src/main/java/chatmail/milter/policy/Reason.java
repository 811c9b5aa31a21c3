// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import java.util.Locale;

/** Every outcome, with its SMTP reply (RFC 5321, section 4.2), enhanced code (RFC 3463) and text. */
public enum Reason {
    ENCRYPTED(250, "2.0.0", "Accepted"),
    SECURE_JOIN(250, "2.0.0", "Accepted"),
    SETUP_MESSAGE(250, "2.0.0", "Accepted"),
    BOUNCE_REPORT(250, "2.0.0", "Accepted"),
    CLEARTEXT_ALLOWED(250, "2.0.0", "Accepted"),
    SIGNED(250, "2.0.0", "Accepted"),
    /** Postfix's own mail, while there is no key to sign it with. */
    UNSIGNED(250, "2.0.0", "Accepted"),

    /** RFC 5248, section 3. */
    ENCRYPTION_NEEDED(523, "5.7.10", "Encryption Needed: Invalid Unencrypted Mail"),
    /** RFC 7372, section 3.1, as the next one. */
    DKIM_MISSING(550, "5.7.20", "No valid DKIM signature found"),
    DKIM_NOT_VALID(550, "5.7.22", "No valid DKIM signature found"),
    DKIM_KEY_UNAVAILABLE(451, "4.7.5", "DKIM key could not be looked up, try again later"),
    FROM_NOT_SINGLE(554, "5.6.0", "The From field must name one address"),
    FROM_NOT_SENDER(550, "5.7.1", "Invalid FROM"),
    LOGIN_MISSING(530, "5.7.0", "Authentication required"),
    SENDER_MISSING(550, "5.7.1", "Mail from a user needs a sender"),
    TOO_MUCH_MAIL(450, "4.7.1", "Too much mail"),
    NO_SUCH_USER(550, "5.1.1", "No such user here"),
    MALFORMED(554, "5.6.0", "The header cannot be read"),
    TOO_LARGE(552, "5.3.4", "Message too large"),
    BLOCKED(550, "5.7.1", "The operator does not accept mail from this sender"),
    INTERNAL(451, "4.3.0", "Internal trouble, try again later"),
    OVERLOAD(451, "4.3.0", "Too busy, try again later");

    private final int code;
    private final String enhancedCode;
    private final String text;

    Reason(int code, String enhancedCode, String text) {
        this.code = code;
        this.enhancedCode = enhancedCode;
        this.text = text;
    }

    /** Metric tag and log word, e.g. {@code encryption-needed}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int code() {
        return code;
    }

    public String enhancedCode() {
        return enhancedCode;
    }

    public String text() {
        return text;
    }

    public boolean accepts() {
        return code == 250;
    }

    /** Whether the sender shall try again. */
    public boolean temporary() {
        return code / 100 == 4;
    }
}
