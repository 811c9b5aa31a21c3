// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReplyTableTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| `(\\d{3} \\d\\.\\d+\\.\\d+)` \\| .+ \\|");

    @Test
    void ofTheReadmeHasEveryRefusalWithItsCodesAndNoOther() throws IOException {
        try (var lines = Files.lines(Path.of("../README.md"))) {
            var rows = lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> row.group(1) + ' ' + row.group(2))
                    .toList();
            assertThat(rows)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                            .filter(reason -> !reason.accepts())
                            .map(reason -> reason.tag() + ' ' + reason.code() + ' ' + reason.enhancedCode())
                            .toList());
        }
    }

    @Test
    void hasNoReplyThatPostfixWouldCallMalformed() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.enhancedCode())
                    .startsWith(String.valueOf(reason.code() / 100))
                    .matches("[245]\\.\\d{1,3}\\.\\d{1,3}");
            assertThat(reason.text()).matches("[ -~]+").doesNotContain("%");
        }
    }
}
