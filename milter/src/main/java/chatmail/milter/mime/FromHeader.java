// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import chatmail.common.address.Address;
import java.util.List;
import java.util.Optional;

/**
 * Finds the one author of a message (RFC 5322, section 3.6.2).
 *
 * <p>Clients differ in which of several authors they show, and in what they make of a field that breaks the grammar. So
 * there must be one field with one mailbox, written by the rules. Encoded-words are text like any other: what they would
 * decode to is never looked at.
 */
public final class FromHeader {
    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private FromHeader() {}

    /** Reads the From field of a message; the domain comes as A-labels and everything in lower case. */
    public static Parsed<Address> read(Headers headers) {
        List<HeaderField> fields = headers.all("From");
        if (fields.size() != 1) {
            return Parsed.refused(fields.isEmpty() ? "there is no From field" : "there is more than one From field");
        }
        try {
            return Parsed.of(mailbox(new FieldScanner(fields.get(0).rawText(), "From")));
        } catch (Refused refused) {
            return Parsed.refused(refused.rule());
        }
    }

    private static Address mailbox(FieldScanner in) throws Refused {
        in.skipCommentsAndBlanks();
        if (in.atEnd()) {
            throw in.refused("is empty");
        }
        int start = in.position();
        Optional<Address> bare = in.peek() == '<' ? Optional.empty() : addrSpec(in);
        if (bare.isEmpty()) {
            in.backTo(start);
        }
        Address address = bare.isPresent() ? bare.get() : nameAndAngleAddr(in);
        in.skipCommentsAndBlanks();
        if (!in.atEnd()) {
            throw in.refused(in.peek() == ',' ? "holds several mailboxes" : "has text after the address");
        }
        return address;
    }

    private static Address nameAndAngleAddr(FieldScanner in) throws Refused {
        skipDisplayName(in);
        in.expect('<', "is malformed");
        in.skipBlanks();
        Address address = addrSpec(in).orElseThrow(() -> in.refused("holds no readable address"));
        in.skipBlanks();
        in.expect('>', "holds no readable address");
        return address;
    }

    private static void skipDisplayName(FieldScanner in) throws Refused {
        while (in.peek() != '<') {
            switch (in.peek()) {
                case '"' -> in.quotedString();
                case ',' -> throw in.refused("holds several mailboxes");
                case ':' -> throw in.refused("holds a group");
                default -> {
                    if (in.run(FromHeader::isPhraseText).isEmpty()) {
                        throw in.refused("is malformed");
                    }
                }
            }
            in.skipCommentsAndBlanks();
        }
    }

    /** An addr-spec without blanks or comments in it; empty when there is no {@code local-part@}. */
    private static Optional<Address> addrSpec(FieldScanner in) throws Refused {
        Optional<String> localPart = in.peek() == '"'
                ? Optional.of(in.quotedString()).filter(FromHeader::needsNoQuotes)
                : Optional.of(in.run(FromHeader::isPhraseText)).flatMap(Utf8::decode);
        if (!in.skip('@') || localPart.isEmpty() || localPart.get().isEmpty()) {
            return Optional.empty();
        }
        String domain = in.run(FromHeader::isDomainText);
        if (in.peek() == '@') {
            throw in.refused("holds no readable address");
        }
        String ascii = Domains.comparable(domain).orElseThrow(() -> in.refused("has a domain that is not one"));
        return Domains.address(localPart.get(), ascii);
    }

    /** Quotes that add nothing may be taken off; what really needs them is not told apart by every reader. */
    private static boolean needsNoQuotes(String localPart) {
        return localPart.chars().allMatch(c -> c < 0x7f && isPhraseText(c));
    }

    /** What atoms are made of, with the dots of a dot-atom and the octets of UTF-8 (RFC 6532). */
    private static boolean isPhraseText(int c) {
        return c == '.' || c > 0x7f || isAlphanumeric(c) || ATEXT_SPECIALS.indexOf(c) >= 0;
    }

    private static boolean isDomainText(int c) {
        return c > ' ' && "()<>,;@\"\\".indexOf(c) < 0;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
