// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.dkim.SignedMail.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.HeaderField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final TestKeys KEYS = TestKeys.ofThisRun();

    private static List<HeaderField> sign(SignedMail mail) {
        var signer = new Signer(KEYS.both(), mail.headers(), NOW);
        for (byte octet : mail.body()) {
            signer.feed(ByteBuffer.wrap(new byte[] {octet}));
        }
        return signer.finish();
    }

    private static Optional<String> tag(HeaderField field, String name) {
        return TagList.of(field).value().orElseThrow().value(name);
    }

    @Test
    void makesAFieldPerKeyThatBelongsAboveTheOthers() {
        List<HeaderField> fields = sign(SignedMail.unsigned());
        assertThat(fields).extracting(HeaderField::toString).containsExactly("DKIM-Signature", "DKIM-Signature");
        assertThat(fields)
                .extracting(field -> tag(field, "a").orElse(""))
                .containsExactly("rsa-sha256", "ed25519-sha256");
        assertThat(fields).extracting(field -> tag(field, "s").orElse("")).containsExactly("rsa", "ed");
    }

    @Test
    void saysWhoSignedAndWhenButNoLength() {
        HeaderField field = sign(SignedMail.unsigned()).get(0);
        assertThat(tag(field, "d")).hasValue("remote.example");
        assertThat(tag(field, "c")).hasValue("relaxed/relaxed");
        assertThat(tag(field, "t")).hasValue(Long.toString(NOW.getEpochSecond()));
        assertThat(tag(field, "l")).isEmpty();
    }

    @Test
    void beginsWithABlankAndFoldsIntoShortLines() {
        for (HeaderField field : sign(SignedMail.unsigned())) {
            String value = new String(field.value(), StandardCharsets.US_ASCII);
            assertThat(value).startsWith(" ").doesNotContain("\r");
            assertThat(("DKIM-Signature:" + value).split("\n")).allMatch(line -> line.length() <= 78);
            assertThat(value.split("\n")).allMatch(line -> line.startsWith(" ") || line.startsWith("\t"));
        }
    }

    @Test
    void signsEachFieldAndOnceMoreWhatMustNotBeAdded() {
        SignedMail mail = SignedMail.unsigned()
                .append("To", " <second@chat.example>")
                .append("Chat-Version", " 1.0")
                .append("Received", " from somewhere");
        List<String> names = List.of(tag(sign(mail).get(0), "h").orElse("").split("[:\\s]+"));
        assertThat(names).filteredOn("to"::equals).hasSize(3);
        assertThat(names).filteredOn("from"::equals).hasSize(2);
        assertThat(names).filteredOn("autocrypt"::equals).hasSize(1);
        assertThat(names).filteredOn("list-unsubscribe"::equals).hasSize(1);
        assertThat(names).filteredOn("chat-version"::equals).hasSize(1);
        assertThat(names).doesNotContain("received", "content-id");
    }

    @Test
    void signsAMessageWithOctetsThatAreNoText() {
        SignedMail mail =
                SignedMail.unsigned().append("X-Name", " J\u00f6rg").change("Subject", subject -> " J\u00f6rg\n ");
        assertThat(mail.body("\u00ff\0").sign(KEYS.both(), NOW).verify().signatures())
                .allMatch(result -> result.outcome() == SignatureResult.Outcome.PASS);
    }

    @Test
    void signsAnEmptyMessage() {
        assertThat(SignedMail.unsigned()
                        .body("")
                        .sign(KEYS.both(), NOW)
                        .verify()
                        .signatures())
                .allMatch(result -> result.outcome() == SignatureResult.Outcome.PASS);
    }
}
