// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InotifyLimitTest {
    /** The least that Linux starts with is far more than ten. */
    @Test
    void isReadWholeAndLeftAloneWhereItIsHighEnough() throws Exception {
        var printed = new ByteArrayOutputStream();
        try (var place = new Workplace(Path.of("target"))) {
            InotifyLimit.allow(10, place, new PrintStream(printed, true, UTF_8));
        }
        assertThat(printed.toByteArray()).isEmpty();
    }
}
