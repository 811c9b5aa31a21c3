// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.UsageException;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.policy.TestPolicies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int explain(String... words) throws IOException, UsageException {
        var arguments = Arguments.parse(words, Set.of(), Set.of("--from", "--to", "--client"));
        return Explain.run(TestPolicies.config(), arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static String file(String name) {
        return CorpusMessage.all()
                .filter(message -> message.toString().equals(name))
                .findFirst()
                .orElseThrow()
                .file()
                .toString();
    }

    @Test
    void saysThatAMessagePassesAndWhatItIsMadeOf() throws IOException, UsageException {
        assertThat(explain("explain", "outgoing", file("outgoing/encrypted/pgp-gpg-one")))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("verdict: accepted reason=encrypted")
                .contains("OpenPGP: 1 PKESK, 0 SKESK, SEIPD v1");
    }

    @Test
    void saysWhyAMessageIsRefusedInTheWordsOfTheReply() throws IOException, UsageException {
        assertThat(explain("explain", "incoming", file("incoming/encryption-needed/mime-plain")))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("verdict: refused reason=encryption-needed")
                .contains("reply: 523 5.7.10 Encryption Needed: Invalid Unencrypted Mail: the message is text/plain");
    }

    @Test
    void judgesAnotherSenderWhenToldSo() throws IOException, UsageException {
        String file = file("outgoing/encrypted/pgp-gpg-one");
        assertThat(explain("explain", "outgoing", file, "--from", "other@chat.example"))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("reason=from-not-sender");
    }

    @Test
    void wantsARoleAndAFile() {
        assertThatThrownBy(() -> explain("explain", "incoming")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> explain("explain", "sideways", "x.eml"))
                .hasMessage("no role is called sideways (expected: incoming, outgoing or signing)");
    }
}
