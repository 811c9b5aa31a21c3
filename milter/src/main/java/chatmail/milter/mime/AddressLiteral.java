// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings domain literals (RFC 5321, section 4.1.3) into one spelling, for an IPv6 address has many. */
final class AddressLiteral {
    private static final String IPV6 = "[ipv6:";
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "\\." + NUMBER);

    private AddressLiteral() {}

    /** @param literal with its brackets, in lower case */
    static Optional<String> comparable(String literal) {
        if (!literal.endsWith("]")) {
            return Optional.empty();
        }
        if (!literal.startsWith(IPV6)) {
            return Optional.of(literal).filter(text -> IPV4.matcher(text.substring(1, text.length() - 1))
                    .matches());
        }
        return ipv6(literal.substring(IPV6.length(), literal.length() - 1))
                .map(groups -> groups.stream().map(Integer::toHexString).collect(Collectors.joining(":", IPV6, "]")));
    }

    /** The eight groups; two colons stand for as many zeros as are missing (RFC 4291, section 2.2). */
    private static Optional<List<Integer>> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS);
        }
        // The last two groups may be written as an IPv4 address, others not.
        if (text.lastIndexOf('.', gap) >= 0) {
            return Optional.empty();
        }
        return groups(text.substring(0, gap)).flatMap(before -> groups(text.substring(gap + 2))
                .filter(after -> before.size() + after.size() < GROUPS)
                .map(after -> {
                    var all = new ArrayList<>(before);
                    all.addAll(Collections.nCopies(GROUPS - before.size() - after.size(), 0));
                    all.addAll(after);
                    return all;
                }));
    }

    private static Optional<List<Integer>> groups(String text) {
        var groups = new ArrayList<Integer>();
        String[] words = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            Matcher ipv4 = IPV4.matcher(words[i]);
            if (i == words.length - 1 && ipv4.matches()) {
                groups.add(Integer.parseInt(ipv4.group(1)) << 8 | Integer.parseInt(ipv4.group(2)));
                groups.add(Integer.parseInt(ipv4.group(3)) << 8 | Integer.parseInt(ipv4.group(4)));
            } else if (GROUP.matcher(words[i]).matches()) {
                groups.add(Integer.parseInt(words[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }
}
