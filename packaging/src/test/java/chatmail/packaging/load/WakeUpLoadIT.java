// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.lab.Requirements;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WakeUpLoadIT {
    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void everyMessageOfAShortRaceIsHeardOf() throws Exception {
        var missing = Requirements.missing();
        assumeTrue(
                missing.isEmpty() || Boolean.getBoolean("chatmail.require"),
                () -> "no private relay can be run, it lacks " + missing);
        var options = WakeUpOptions.parse("wakeups --clients 8 --messages 20 --at-once 8 --pause 2".split(" ", -1));
        var lost = WakeUpLoad.run(TREE, options, new PrintStream(printed, true, UTF_8));
        assertThat(lost).describedAs(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("8 in IDLE, 20 messages, 8 at a time")
                .containsPattern("all +20 +0 +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+\\n")
                .containsPattern("messages a second; CPU for each: doveauth [0-9.]+ ms, Dovecot [0-9.]+ ms");
    }
}
