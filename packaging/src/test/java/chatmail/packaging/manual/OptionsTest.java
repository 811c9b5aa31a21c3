// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.Option;
import chatmail.common.config.RemovedOption;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final String PAGE = "chatmail.ini.5";
    private static final Pattern OPTION = Pattern.compile("\\.It Va ([a-z0-9_]+) No =(?: Li (.+))?");
    private static final Pattern REMOVED = Pattern.compile("\\.It Va ([a-z0-9_]+)");

    @Test
    void areAllInTheManualWithTheirDefaultsAndNoOther() throws IOException {
        var inTheManual = ManualPage.named(PAGE)
                .section("OPTIONS")
                .items(OPTION)
                .collect(
                        Collectors.toMap(item -> item.group(1), item -> Objects.requireNonNullElse(item.group(2), "")));
        var expected = Arrays.stream(Option.values()).collect(Collectors.toMap(Option::key, Option::fallback));
        expected.put("mailboxes_dir", "/var/lib/chatmail/mail/DOMAIN");
        assertThat(inTheManual).isEqualTo(expected);
    }

    @Test
    void thatWereRemovedAreAllInTheManualAndNoOther() throws IOException {
        var inTheManual =
                ManualPage.named(PAGE).section("REMOVED OPTIONS").items(REMOVED).map(item -> item.group(1));
        assertThat(inTheManual)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RemovedOption.values())
                        .map(RemovedOption::key)
                        .toList());
    }
}
