// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.mime.Fields.octets;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache jDKIM and we give the same answers about the same messages, but for what {@link KnownDifference} lists. */
class JdkimTest {
    private static final int CHANGES = 5;

    private static boolean weAccept(byte[] message) {
        return StoredKey.verify(message).outcome() == Verification.Outcome.PASS;
    }

    private static void assertAgreement(byte[] message) {
        Verification ours = StoredKey.verify(message);
        boolean passed = ours.outcome() == Verification.Outcome.PASS;
        if (Jdkim.accepts(message) != passed) {
            assertThat(KnownDifference.isKnown(message, ours))
                    .as("we say %s %s about%n%s", ours.outcome(), ours.fact(), text(message))
                    .isTrue();
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void weAgreeOnWhatJdkimSignsAndOnWhatIsChangedInIt(int seed) {
        var mail = new RandomMail(new Random(seed));
        byte[] signed = Jdkim.sign(mail.message(), mail.tags());
        assertThat(Jdkim.accepts(signed)).isTrue();
        assertAgreement(signed);
        for (int i = 0; i < CHANGES; i++) {
            assertAgreement(mail.changed(signed));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void weAgreeOnWhatWeSignAndOnWhatIsChangedInIt(int seed) {
        var mail = new RandomMail(new Random(seed));
        byte[] signed = StoredKey.sign(mail.message(), StoredKey.RSA);
        assertThat(weAccept(signed)).isTrue();
        assertAgreement(signed);
        for (int i = 0; i < CHANGES; i++) {
            assertAgreement(mail.changed(signed));
        }
    }

    @ParameterizedTest
    @CsvSource({"simple,simple", "simple,relaxed", "relaxed,simple", "relaxed,relaxed"})
    void bothAcceptAnOrdinaryMessage(String header, String body) {
        byte[] message = SignedMail.unsigned().wire();
        byte[] signed = Jdkim.sign(message, "c=" + header + '/' + body + "; t=; h=from:to:to:subject:date:from");
        assertThat(Jdkim.accepts(signed)).isTrue();
        assertThat(weAccept(signed)).isTrue();
    }

    @Nested
    class TheDifferences {
        private static final String HEADER = "From: <alice@remote.example>\r\n\r\n";
        private static final String RELAXED = "c=relaxed/relaxed; h=from";

        private static byte[] signed(String body, String tags) {
            return Jdkim.sign(octets(HEADER + body), tags);
        }

        private static void assertJdkimAlone(byte[] message, KnownDifference why) {
            assertThat(Jdkim.accepts(message)).isTrue();
            assertThat(weAccept(message)).isFalse();
            assertThat(why.explains(text(message), StoredKey.verify(message))).isTrue();
        }

        @Test
        void inEmptyLines() {
            assertJdkimAlone(signed(" \r\n\r\n", RELAXED), KnownDifference.NOTHING_BUT_EMPTY_LINES);
        }

        @Test
        void inALastLineWithoutEnd() {
            assertJdkimAlone(signed("x ", RELAXED), KnownDifference.BLANK_INSTEAD_OF_LINE_END);
        }

        @Test
        void inALineThatIsNoField() {
            byte[] message = Jdkim.sign(octets("No field\r\n" + HEADER + "x\r\n"), RELAXED);
            assertJdkimAlone(message, KnownDifference.LINE_THAT_IS_NO_FIELD);
        }

        @Test
        void inAControlCharacter() {
            byte[] message = octets(text(signed("x\r\n", RELAXED)).replace("example>", "example>\b"));
            assertJdkimAlone(message, KnownDifference.CONTROL_CHARACTER);
        }

        @Test
        void inWhatIsNotBase64() {
            byte[] message = octets(text(signed("x\r\n", RELAXED)).replace(" b=", " b=!"));
            assertJdkimAlone(message, KnownDifference.NOT_BASE64);
        }

        @Test
        void inABodySignedInPart() {
            byte[] message = octets(text(signed("x\r\n", RELAXED + "; l=3")) + "more\r\n");
            assertJdkimAlone(message, KnownDifference.BODY_NOT_SIGNED_TO_ITS_END);
        }
    }
}
