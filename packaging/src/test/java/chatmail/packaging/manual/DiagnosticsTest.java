// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator who sees a line in the log finds its words in the manual, and there what to do. */
class DiagnosticsTest {

    private static final Pattern WARNING = Pattern.compile("(?i)log\\.(?:warn|error)\\(\\s*(?:log, )?\"([^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "common, chatmail-milter.8",
        "milter, chatmail-milter.8",
        "doveauth, chatmail-doveauth.8",
        "expirer, chatmail-expirer.8"
    })
    void ofAModuleAreInTheManual(String module, String page) throws IOException {
        var diagnostics = ManualPage.named(page).section("DIAGNOSTICS").text();
        assertThat(Source.search(module, WARNING))
                .isNotEmpty()
                .flatExtracting(warning ->
                        Pattern.compile("\\{}").splitAsStream(warning.group(1)).toList())
                .allSatisfy(words -> assertThat(diagnostics).contains(String.valueOf(words)));
    }
}
