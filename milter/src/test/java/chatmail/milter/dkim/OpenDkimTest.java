// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.Installed;
import chatmail.milter.mime.Fields;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenDKIM, which most mail servers verify with, understands our signatures, and we understand its. */
class OpenDkimTest {
    private static final int MESSAGES = 25;

    @TempDir
    private Path folder;

    private OpenDkim openDkim;

    @BeforeAll
    static void openDkimIsHere() {
        Installed.orLeftOut(OpenDkim.isInstalled(), "opendkim");
    }

    @BeforeEach
    void inItsFolder() {
        openDkim = new OpenDkim(folder);
    }

    private static List<byte[]> randomMessages() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(seed -> OpenDkim.asInTestMode(new RandomMail(new Random(seed)).message()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void itAcceptsWhatWeSign(StoredKey key) throws Exception {
        for (byte[] message : randomMessages()) {
            byte[] signed = StoredKey.sign(message, key);
            assertThat(openDkim.accepts(signed)).as(text(signed)).isTrue();
        }
    }

    @Test
    void itAcceptsOneOfOurTwoSignatures() throws Exception {
        assertThat(openDkim.accepts(StoredKey.sign(SignedMail.unsigned().wire(), StoredKey.values())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Hello,Hallo", "Subject: [,Subject: (", "Subject:,'From: <mallory@remote.example>\r\nSubject:'"})
    void itRefusesWhatWasChangedAfterwards(String text, String otherText) throws Exception {
        byte[] signed = StoredKey.sign(SignedMail.unsigned().wire(), StoredKey.values());
        assertThat(openDkim.accepts(Fields.octets(text(signed).replace(text, otherText))))
                .isFalse();
    }

    static Stream<Arguments> ways() {
        return Stream.of("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed")
                .flatMap(forms -> Stream.of(StoredKey.values()).map(key -> Arguments.of(forms, key)))
                .filter(way -> !itBreaksItself(way.get()));
    }

    /** Version 2.11 folds a field with an Ed25519 signature once more after signing it, which no simple form survives. */
    private static boolean itBreaksItself(Object[] way) {
        return way[0].toString().startsWith("simple") && way[1] == StoredKey.ED25519;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void weAcceptWhatItSigns(String forms, StoredKey key) throws Exception {
        for (byte[] message : randomMessages().subList(0, 5)) {
            byte[] signed = openDkim.sign(message, key, forms);
            assertThat(StoredKey.verify(signed).outcome()).as(text(signed)).isEqualTo(Verification.Outcome.PASS);
        }
    }

    @Test
    void weAgreeOnWhatJdkimSignedAndSomebodyChanged() throws Exception {
        var messages = new ArrayList<byte[]>();
        for (int seed = 0; seed < MESSAGES; seed++) {
            var mail = new RandomMail(new Random(seed));
            byte[] signed = Jdkim.sign(OpenDkim.asInTestMode(mail.message()), mail.tags());
            messages.add(signed);
            messages.add(mail.changed(signed));
        }
        for (byte[] message : messages) {
            Verification ours = StoredKey.verify(message);
            if (openDkim.accepts(message) != (ours.outcome() == Verification.Outcome.PASS)) {
                assertThat(KnownDifference.isKnown(message, ours))
                        .as("we say %s %s about%n%s", ours.outcome(), ours.fact(), text(message))
                        .isTrue();
            }
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }
}
