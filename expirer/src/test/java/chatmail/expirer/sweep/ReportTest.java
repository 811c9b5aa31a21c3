// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<String> lines = new ArrayList<>();
    private final Report report = new Report(lines::add);

    @Test
    void sumsUpInOneLine() {
        report.mailbox();
        report.seen();
        report.seen();
        report.removed(new Removal("a@c.test/cur/1.x", ExpiryCause.OLD, 30));
        report.removed(new Removal("a@c.test/cur/2.x", ExpiryCause.LARGE, 12));
        assertThat(report.summary())
                .isEqualTo("old=1 large=1 abandoned=0 inactive=0 bytes=42 of mailboxes=1 files=2 failures=0");
    }

    @Test
    void countsFailuresByKindAndKeepsNamesOutOfTheSum() {
        report.failed("a@c.test/cur", new AccessDeniedException("a@c.test/cur"));
        report.failed("b@c.test/cur", new AccessDeniedException("b@c.test/cur"));
        assertThat(report.failures()).isEqualTo(2);
        assertThat(report.failureSummary()).isEqualTo("2 could not be read or removed (AccessDeniedException=2)");
        assertThat(lines).contains("a@c.test/cur\tfailed: AccessDeniedException");
    }

    @Test
    void letsNoNameForgeALineOrAColumn() {
        report.removed(new Removal("a@c.test/new/x\nb@c.test\told\r\u001b[2J", ExpiryCause.LARGE, 1));
        assertThat(lines).containsExactly("a@c.test/new/x?b@c.test?old??[2J\tlarge");
    }
}
