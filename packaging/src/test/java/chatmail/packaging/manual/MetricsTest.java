// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names; the labels are held to what the running daemon shows, by {@code RepliesIT}. */
class MetricsTest {

    private static final Pattern NAME = Pattern.compile("\"(chatmail_[a-z_]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"milter", "doveauth"})
    void ofADaemonAreAllInItsManualAndNoOther(String module) throws IOException {
        var registered = Source.search(module, NAME).stream().map(name -> name.group(1));
        var inTheManual = ManualPage.named("chatmail-" + module + ".8").metrics().stream()
                .map(metric -> metric.split("\\[", 2)[0])
                .toList();
        assertThat(registered.distinct()).containsExactlyInAnyOrderElementsOf(inTheManual);
    }
}
