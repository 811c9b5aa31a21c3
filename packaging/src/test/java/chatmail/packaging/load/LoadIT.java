// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadIT {

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    @ParameterizedTest
    @ValueSource(strings = {"verify", "sign"})
    void everyMessageOfAShortRoundIsAccepted(String mode) throws Exception {
        var printed = new ByteArrayOutputStream();
        var options = Options.parse(mode, "--rounds", "1", "--warm-up", "0", "--messages", "20", "--sizes", "2k,200k");
        var failed = Load.run(TREE, false, options, new PrintStream(printed, true, UTF_8));
        assertThat(failed).describedAs(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8)).contains("chatmail-milter");
    }
}
