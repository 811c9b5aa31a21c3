// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/**
 * Reads one DNS message. Exactly one of the three is there.
 *
 * @param result what is known for sure
 * @param alias where to go on asking: the message ends at a CNAME
 * @param trouble why it says nothing
 */
record DnsAnswer(Optional<TimedAnswer> result, Optional<Alias> alias, Optional<String> trouble) {
    /** @param ttl of the way to there, in seconds */
    record Alias(Name target, long ttl) {}

    private static final int MAX_RECORDS = 3;

    /** Twice what a key of 8192 bits takes; what is longer is no key, and would fill the memory of keys. */
    private static final int MAX_RECORD_OCTETS = 4_096;

    private static final int MAX_ALIASES = 8;

    /** RFC 2308, section 5 wants an SOA record with an answer that denies; this is for those without. */
    private static final long NEGATIVE_TTL = 60;

    /** @param ttl of the CNAMEs that led to the question, in seconds */
    static DnsAnswer read(Message message, Name question, long ttl) {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return trouble("DNS answered " + Rcode.string(rcode));
        }
        Name at = question;
        long leastTtl = ttl;
        for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
            List<TXTRecord> records = records(message, Section.ANSWER, at, TXTRecord.class);
            if (!records.isEmpty()) {
                return found(records, leastTtl);
            }
            List<CNAMERecord> names = records(message, Section.ANSWER, at, CNAMERecord.class);
            if (names.isEmpty()) {
                return nothingAt(message, at, leastTtl, at.equals(question));
            }
            at = names.get(0).getTarget();
            leastTtl = Math.min(leastTtl, names.get(0).getTTL());
        }
        return trouble("DNS answered with a loop");
    }

    private static <T extends Record> List<T> records(Message message, int section, Name name, Class<T> type) {
        return message.getSection(section).stream()
                .filter(record -> record.getName().equals(name))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static DnsAnswer found(List<TXTRecord> records, long ttl) {
        List<String> texts = records.stream()
                .limit(MAX_RECORDS)
                .map(DnsAnswer::joined)
                .filter(text -> text.length() <= MAX_RECORD_OCTETS)
                .toList();
        return result(new KeyAnswer.Found(texts), Math.min(ttl, records.get(0).getTTL()));
    }

    private static String joined(TXTRecord record) {
        List<byte[]> strings = record.getStringsAsByteArrays();
        return strings.stream()
                .map(string -> new String(string, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    private static DnsAnswer nothingAt(Message message, Name name, long ttl, boolean asked) {
        List<Record> authority = message.getSection(Section.AUTHORITY);
        Optional<SOARecord> zone = authority.stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
        boolean denied = message.getRcode() == Rcode.NXDOMAIN || zone.isPresent();
        if (!denied && !asked) {
            return new DnsAnswer(Optional.empty(), Optional.of(new Alias(name, ttl)), Optional.empty());
        }
        if (!denied && authority.stream().anyMatch(NSRecord.class::isInstance)) {
            return trouble("DNS server does not look up for others");
        }
        long negativeTtl =
                zone.map(soa -> Math.min(soa.getTTL(), soa.getMinimum())).orElse(NEGATIVE_TTL);
        return result(new KeyAnswer.Absent(), Math.min(ttl, negativeTtl));
    }

    private static DnsAnswer result(KeyAnswer answer, long ttl) {
        return new DnsAnswer(
                Optional.of(new TimedAnswer(answer, Duration.ofSeconds(ttl))), Optional.empty(), Optional.empty());
    }

    static DnsAnswer trouble(String why) {
        return new DnsAnswer(Optional.empty(), Optional.empty(), Optional.of(why));
    }
}
