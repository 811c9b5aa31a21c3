// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.SignedMail;
import chatmail.milter.dkim.TestKeys;
import chatmail.milter.dkim.Verification;
import chatmail.milter.dkim.Verification.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AuthorCheckTest {
    private static final KeyName RSA = new KeyName("rsa", "remote.example");
    private static final KeyName ED25519 = new KeyName("ed", "remote.example");
    private static final TestKeys KEYS = TestKeys.ofThisRun();
    private static final KeyAnswer OLD = new KeyAnswer.Found(List.of("v=DKIM1; p="));
    private static final KeyAnswer UNAVAILABLE = new KeyAnswer.Unavailable("DNS answered SERVFAIL");
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeKeySource source = new FakeKeySource();
    private long now;
    private final KeyCache cache = new KeyCache(source, 100, () -> now);
    private final AuthorCheck check = new AuthorCheck(cache, () -> now);

    private CompletableFuture<Verification> verify(SignedMail mail) {
        now += 1_000;
        return check.verify(mail.verifier(), Runnable::run).toCompletableFuture();
    }

    private void remember(KeyAnswer answer) {
        cache.find(RSA);
        source.answer(RSA, answer, HOUR);
    }

    @Test
    void asksForAllKeysAtOnceAndEndsWithTheFirstThatPasses() {
        var verification = verify(SignedMail.by(KEYS.both()));
        assertThat(source.asked).containsExactly(RSA, ED25519);
        source.answer(ED25519, KEYS.answer(ED25519), HOUR);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.PASS);
        source.answer(RSA, UNAVAILABLE, Duration.ZERO);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void waitsForTheLastKeyAsLongAsNoSignatureHasPassed() {
        var verification = verify(SignedMail.by(KEYS.both()));
        source.answer(RSA, UNAVAILABLE, Duration.ZERO);
        assertThat(verification).isNotDone();
        source.answer(ED25519, KEYS.answer(ED25519), HOUR);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void asksForNothingWhenNothingCanPass() {
        assertThat(verify(SignedMail.unsigned()).join().outcome()).isEqualTo(Outcome.MISSING);
        assertThat(source.asked).isEmpty();
    }

    @Test
    void asksAfreshBeforeARememberedKeyFailsASignature() {
        remember(OLD);
        var verification = verify(SignedMail.by(KEYS.rsaOnly()));
        assertThat(verification).isNotDone();
        source.answer(RSA, KEYS.answer(RSA), HOUR);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.PASS);
        assertThat(verify(SignedMail.by(KEYS.rsaOnly())).join().outcome()).isEqualTo(Outcome.PASS);
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void refusesWhenTheFreshKeyFailsTheSignatureToo() {
        remember(OLD);
        var verification = verify(SignedMail.by(KEYS.rsaOnly()));
        source.answer(RSA, OLD, HOUR);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verification.join().fact()).isEqualTo("key revoked");
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void asksOnceWhenTheKeyWasFreshAnyway() {
        var verification = verify(SignedMail.by(KEYS.rsaOnly()));
        source.answer(RSA, OLD, HOUR);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void isUndecidedWhenTheFreshKeyCannotBeHad() {
        remember(OLD);
        var verification = verify(SignedMail.by(KEYS.rsaOnly()));
        source.answer(RSA, UNAVAILABLE, Duration.ZERO);
        assertThat(verification.join().outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(verification.join().fact()).isEqualTo("DNS answered SERVFAIL");
    }
}
