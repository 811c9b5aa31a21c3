// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostfixServicesTest {

    private static final String STOCK = """
            # a comment
            smtp      inet  n       -       y       -       -       smtpd
            #submission inet n       -       y       -       -       smtpd
            #  -o smtpd_tls_security_level=encrypt
            pickup    unix  n       -       y       60      1       pickup
            """;
    private static final String OURS = """
            # ours
            smtp inet n - y - - smtpd
              -o smtpd_milters=unix:m
            submissions inet n - y - - smtpd
              -o smtpd_tls_wrappermode=yes
            """;
    private static final String WIRED = """
            # a comment
            smtp inet n - y - - smtpd
              -o smtpd_milters=unix:m
            submissions inet n - y - - smtpd
              -o smtpd_tls_wrappermode=yes
            #submission inet n       -       y       -       -       smtpd
            #  -o smtpd_tls_security_level=encrypt
            pickup    unix  n       -       y       60      1       pickup
            """;

    private final List<String> problems = new ArrayList<>();

    private String wire(String now, Optional<String> written, boolean force) {
        return new PostfixServices("master.cf", now, written, OURS).wired(force, problems);
    }

    @Test
    void goBesideEachOtherAndLeaveAllElseAsItIs() {
        assertThat(wire(STOCK, Optional.empty(), false)).isEqualTo(WIRED);
        assertThat(problems).isEmpty();
    }

    @Test
    void areTakenForWhatTheyAreTheSecondTime() {
        assertThat(wire(WIRED, Optional.of(WIRED), false)).isEqualTo(WIRED);
        assertThat(problems).isEmpty();
    }

    @Test
    void areReplacedWhenTheTemplateChanged() {
        var older = WIRED.replace("unix:m", "unix:older");
        assertThat(wire(older, Optional.of(older), false)).isEqualTo(WIRED);
        assertThat(problems).isEmpty();
    }

    @Test
    void doNotPushOutOneOfTheSameName() {
        wire(STOCK + "submissions inet n - n - - smtpd\n  -o mine=1\n", Optional.empty(), false);
        assertThat(problems).singleElement().asString().startsWith("master.cf:6: submissions inet n - n - - smtpd (");
    }

    @Test
    void doNotPushOutOneOnTheSamePortByAnyName() {
        wire(STOCK + "smtps inet n - n - - smtpd\n[::1]:25 inet n - n - - smtpd\n", Optional.empty(), false);
        assertThat(problems).hasSize(2);
    }

    @Test
    void doNotPushOutWhatTheAdministratorGavePort25() {
        wire(STOCK.replace("-       smtpd\n#", "1       postscreen\n#"), Optional.empty(), false);
        assertThat(problems).hasSize(1);
    }

    @Test
    void pushThemOutWhenForced() {
        assertThat(wire(STOCK + "smtps inet n - n - - smtpd\n  -o mine=1\n", Optional.empty(), true))
                .isEqualTo(WIRED);
        assertThat(problems).isEmpty();
    }

    @Test
    void oneThatTheAdministratorChangedSinceIsHis() {
        wire(WIRED.replace("unix:m", "unix:mine"), Optional.of(WIRED), false);
        assertThat(problems).hasSize(1);
    }

    @Test
    void aCommentInsideAServiceBelongsToIt() {
        var text = "a unix - - y - - a\n  -o b=c\n# why\n  -o d=e\n# next\nf unix - - y - - f\n";
        var file = MasterCf.parse(text);
        assertThat(file.text()).isEqualTo(text);
        assertThat(file.without(service -> service.key().equals("a unix")).text())
                .isEqualTo("# next\nf unix - - y - - f\n");
    }
}
