// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report();
    private final StringBuilder text = new StringBuilder();

    private String lines(java.util.function.Consumer<Findings> work) {
        try (OrderedLines.Page page = new OrderedLines(text::append).page(0)) {
            work.accept(new Findings(report, Optional.of(page)));
        }
        return text.toString();
    }

    @Test
    void sumsUpInOneLine() {
        report.mailbox();
        report.seen(2);
        report.removed(new Removal("a@c.test/cur/1.x", ExpiryCause.OLD, 30));
        report.removed(new Removal("a@c.test/cur/2.x", ExpiryCause.LARGE, 12));
        report.withoutAccount();
        assertThat(report.summary())
                .isEqualTo("old=1 large=1 abandoned=0 inactive=0 empty=0 bytes=42 of mailboxes=1 without-account=1"
                        + " files=2 failures=0");
    }

    @Test
    void countsFailuresByKindAndKeepsNamesOutOfTheSum() {
        String lines = lines(findings -> {
            findings.failed("a@c.test/cur", new AccessDeniedException("a@c.test/cur"));
            findings.failed("b@c.test/cur", new AccessDeniedException("b@c.test/cur"));
        });
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.failureSummary()).isEqualTo("2 could not be read or removed (AccessDeniedException=2)");
        assertThat(lines).contains("a@c.test/cur\tfailed: AccessDeniedException\n");
    }

    @Test
    void letsNoNameForgeALineOrAColumn() {
        String lines = lines(findings ->
                findings.removed(new Removal("a@c.test/new/x\nb@c.test\told\r\u001b[2J\u00fc", ExpiryCause.LARGE, 1)));
        assertThat(lines).isEqualTo("a@c.test/new/x?b@c.test?old??[2J\u00fc\tlarge\n");
    }
}
