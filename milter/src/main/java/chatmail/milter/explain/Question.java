// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.address.Address;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.UsageException;
import chatmail.milter.policy.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wants to know: {@code explain ROLE MESSAGE.eml [--from ADDR] [--to ADDR]... [--client IP]}.
 *
 * @param from the argument of MAIL FROM, without brackets; empty text for {@code <>}
 * @param to the recipients; none when they are not told
 * @param client the address of the SMTP client as Postfix writes it
 */
record Question(Role role, Path file, Optional<String> from, List<String> to, Optional<String> client) {
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]+");
    private static final String ADDRESS = "local@domain";

    static Question in(Arguments arguments) throws UsageException {
        List<String> words = arguments.operands();
        if (words.size() != 3 || !words.get(0).equals("explain")) {
            throw new UsageException(
                    "not understood: " + String.join(" ", words) + " (expected: explain ROLE MESSAGE.eml)");
        }
        Role role = Role.named(words.get(1))
                .orElseThrow(() -> new UsageException(
                        "no role is called " + words.get(1) + " (expected: incoming, outgoing or signing)"));
        Optional<String> from = arguments.value("--from").map(Question::withoutBrackets);
        if (from.isPresent() && !from.get().isEmpty()) {
            requireAddress("--from", from.get(), ADDRESS + ", or <> for a bounce");
        }
        var to = new ArrayList<String>();
        for (String recipient : arguments.values("--to")) {
            requireAddress("--to", withoutBrackets(recipient), ADDRESS);
            to.add(withoutBrackets(recipient));
        }
        Optional<String> client = arguments.value("--client");
        if (client.isPresent() && !IP.matcher(client.get()).matches()) {
            throw new UsageException(
                    "--client " + client.get() + ": not an address (expected: an IPv4 or IPv6 address)");
        }
        return new Question(role, Path.of(words.get(2)), from, List.copyOf(to), client);
    }

    private static String withoutBrackets(String path) {
        return path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
    }

    private static void requireAddress(String option, String text, String expected) throws UsageException {
        if (Address.parse(text).isEmpty()) {
            throw new UsageException(option + " <" + text + ">: not an address (expected: " + expected + ')');
        }
    }
}
