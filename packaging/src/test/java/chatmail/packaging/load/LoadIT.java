// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadIT {

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"verify", "sign"})
    void everyMessageOfAShortRoundIsAccepted(String mode) throws Exception {
        var options = Options.parse(mode, "--rounds", "1", "--warm-up", "0", "--messages", "20", "--sizes", "2k,200k");
        var failed = Load.run(TREE, false, options, out);
        assertThat(failed).describedAs(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8)).contains("chatmail-milter");
    }

    @Test
    void everySweepEndsWell() throws Exception {
        var options = SweepOptions.parse("sweep --rounds 1 --mailboxes 20 --messages 30".split(" ", -1));
        var failed = SweepLoad.run(TREE, options, out);
        assertThat(failed).describedAs(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("660 files")
                .contains("dry run, disk cache warm", "report", "the sweep itself", "nothing to do")
                .containsPattern("ours/floor, .*: [0-9]+\\.[0-9]+ \\(");
    }

    @Test
    void everyLoginOfAShortRoundIsAnswered() throws Exception {
        var words = "logins --rounds 1 --warm-up 0 --seconds 1 --accounts 20 --connections 4";
        var failed = AccountLoad.run(TREE, AccountOptions.parse(words.split(" ", -1)), out);
        assertThat(failed).describedAs(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("first logins, 20 on 4 connections")
                .contains("connections: 1\n", "connections: 16\n", "connections: 128\n")
                .containsPattern("ours/floor, .* per s [0-9]+\\.[0-9]+ \\(")
                .contains("list of all 20 accounts")
                .containsPattern("PSS.*: .* at rest, .* after first logins, .* after look-ups, .* after the list");
    }
}
