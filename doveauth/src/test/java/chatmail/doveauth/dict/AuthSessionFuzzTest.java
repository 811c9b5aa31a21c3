// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.auth.AuthDict;
import chatmail.doveauth.auth.MailOwner;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The door with accounts behind it: what is said and what is stored do not depend on where the bytes are cut. */
class AuthSessionFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void makesTheSameAccountsHoweverTheBytesAreCut(byte[] input) throws IOException {
        Path mail = Files.createTempDirectory("chatmail-");
        String whole = replies(mail, input, false);
        assertThat(whole.lines()).allMatch(line -> line.isEmpty() || "ONF".indexOf(line.charAt(0)) >= 0);
        assertThat(replies(mail, input, true)).isEqualTo(whole);
        Files.delete(mail);
    }

    /** Leaves the directory as empty as it was. */
    private static String replies(Path mail, byte[] input, boolean cut) throws IOException {
        var accounts = TestAccounts.accounts(TestAccounts.store(mail), password -> "{X}", Workers.inPlace());
        var door = new AuthDict(accounts, new MailOwner(5000, 5001), new SimpleMeterRegistry());
        try (var channel = new DictChannel(door)) {
            if (cut) {
                channel.sendEachAlone(input);
            } else {
                channel.send(input);
            }
            String text = new String(channel.received(), StandardCharsets.ISO_8859_1);
            return text + "N" + channel.isClosed() + takeAll(mail);
        }
    }

    private static String takeAll(Path mail) throws IOException {
        try (Stream<Path> files = Files.walk(mail)) {
            var below = files.filter(file -> !file.equals(mail))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : below) {
                Files.delete(file);
            }
            return below.toString();
        }
    }
}
