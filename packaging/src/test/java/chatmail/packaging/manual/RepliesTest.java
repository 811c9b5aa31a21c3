// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.policy.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private static final Pattern ITEM = Pattern.compile("\\.It Cm ([a-z-]+) Pq (\\d{3} \\d\\.\\d+\\.\\d+)");

    @Test
    void ofTheMilterAreAllInTheManualWithTheirCodesAndNoOther() throws IOException {
        var inTheManual = ManualPage.named("chatmail-milter.8")
                .section("REPLIES")
                .items(ITEM)
                .map(item -> item.group(1) + ' ' + item.group(2));
        assertThat(inTheManual)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.tag() + ' ' + reason.code() + ' ' + reason.enhancedCode())
                        .toList());
    }
}
