// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.ContentType;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Parsed;
import java.util.List;

/** What the message is made of, as its readers saw it. */
final class MessageSection {
    /** More From fields than that are counted only. */
    private static final int MAX_FROM = 3;

    private MessageSection() {}

    static void print(Page page, SavedMessage message, Findings findings) {
        page.title("Message");
        if (message.hasMailboxLine()) {
            page.row("first line", "passed over: it begins with \"From \" and belongs to a mailbox file");
        }
        SavedHeader header = findings.header();
        page.row("header", header.count() + " fields, " + Printable.octets(header.octets()));
        from(page, header);
        page.row("type", type(header.headers()));
        findings.trail().longestWalk().ifPresent(walk -> parts(page, walk));
        page.row("body", body(findings));
    }

    private static String body(Findings findings) {
        if (findings.bodyOctets().isEmpty()) {
            return "not read: no recipient was taken";
        }
        String octets = Printable.octets(findings.bodyOctets().getAsLong());
        return findings.bodyMatters() ? octets : octets + " read; more of it would not change the verdict";
    }

    private static void from(Page page, SavedHeader header) {
        Parsed<?> author = header.author();
        if (author.value().isPresent()) {
            page.row("From:", author.value().get().toString());
            return;
        }
        List<HeaderField> fields = header.headers().all("From");
        page.row("From:", "not readable: " + author.problem().orElse(""));
        fields.stream()
                .limit(MAX_FROM)
                .forEach(field -> page.subRow("as written", field.text().strip()));
    }

    private static String type(Headers headers) {
        Parsed<ContentType> type = ContentType.read(headers);
        return type.value().map(ContentType::spoken).orElseGet(() -> type.problem()
                        .orElse("")) + ", " + transferEncoding(headers);
    }

    private static String transferEncoding(Headers headers) {
        List<HeaderField> fields = headers.all("Content-Transfer-Encoding");
        return fields.isEmpty() ? "7bit" : fields.get(0).text().strip();
    }

    private static void parts(Page page, Walk walk) {
        int number = 0;
        for (Walk.Part part : walk.parts()) {
            String decoded = part.decoded()
                    .filter(counted -> !counted.size().equals(part.encoded().size()))
                    .map(counted -> "; decoded " + counted.size())
                    .orElse("");
            page.subRow(
                    "part " + ++number,
                    type(part.header()) + ", " + part.encoded().size() + decoded);
        }
        walk.unarmored().filter(inside -> !inside.isEmpty()).ifPresent(inside -> {
            String headers = walk.armorHeaders().isEmpty() ? "none" : String.join(", ", walk.armorHeaders());
            page.subRow("armor", "headers: " + headers + "; inside " + inside.size());
        });
    }
}
