// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.dkim.SignedMail.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.milter.dkim.Verification.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {
    private static final TestKeys KEYS = TestKeys.ofThisRun();
    private static final KeyName RSA = new KeyName("rsa", "remote.example");

    private static void refuses(SignedMail mail, String fact) {
        Verification verification = mail.verify();
        assertThat(verification.outcome()).as("%s", verification).isEqualTo(Outcome.INVALID);
        assertThat(verification.fact()).isEqualTo(fact);
    }

    private static void passes(SignedMail mail) {
        Verification verification = mail.verify();
        assertThat(verification.outcome()).as("%s", verification).isEqualTo(Outcome.PASS);
        assertThat(verification.fact()).isEmpty();
    }

    @Nested
    class WhenTheAuthorsDomainHasSigned {
        private final SignedMail mail = SignedMail.by(KEYS.rsaOnly());

        @Test
        void passesItAsItIs() {
            passes(mail);
        }

        @Test
        void passesAfterWhatRelaxedSignaturesBear() {
            passes(mail.change("Subject", subject -> "\t[...] ").body("Hello,\r\n\r\n who is there?\r\n"));
        }

        @Test
        void refusesAChangeOfTheBody() {
            refuses(mail.body("Hello,\r\n\r\nwho was there?\r\n"), "body hash differs");
        }

        @Test
        void refusesAChangeOfTheHeader() {
            refuses(mail.change("Subject", subject -> " other"), "signature does not match");
        }

        @Test
        void refusesAChangeOfTheSignatureItself() {
            refuses(
                    mail.change("DKIM-Signature", value -> value.replace("h=from:from:", "h=from:")),
                    "signature does not match");
        }

        @Test
        void refusesASecondFieldOfANameThatWasSignedOncePerFieldAndOnceMore() {
            refuses(mail.prepend("Subject", " other"), "signature does not match");
            refuses(SignedMail.by(KEYS.rsaOnly()).append("Reply-To", " <x@y.example>"), "signature does not match");
        }

        @Test
        void needsTheKeyOnlyWhenTheBodyIsRight() {
            assertThat(mail.verifier().keys()).containsExactly(RSA);
            assertThat(mail.body("other").verifier().keys()).isEmpty();
        }

        @Test
        void isUndecidedWithoutTheKey() {
            Verifier verifier = mail.verifier();
            assertThat(verifier.conclude(Map.of()).outcome()).isEqualTo(Outcome.UNAVAILABLE);
            Verification later = verifier.conclude(Map.of(RSA, new KeyAnswer.Unavailable("DNS answered SERVFAIL")));
            assertThat(later.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(later.fact()).isEqualTo("DNS answered SERVFAIL");
        }

        @Test
        void refusesWhenThereIsNoKey() {
            assertThat(mail.verifier()
                            .conclude(Map.of(RSA, new KeyAnswer.Absent()))
                            .fact())
                    .isEqualTo("no key");
        }

        @Test
        void aBetterKeySavesWhatTheFirstFailed() {
            Verifier verifier = mail.verifier();
            assertThat(verifier.passes(RSA, new KeyAnswer.Absent())).isFalse();
            assertThat(verifier.disappointingKeys()).containsExactly(RSA);
            assertThat(verifier.passes(RSA, KEYS.answer(RSA))).isTrue();
            assertThat(verifier.disappointingKeys()).isEmpty();
        }

        @Test
        void tellsWhichAlgorithmAndKeyItWas() {
            SignatureResult result = mail.verify().signatures().get(0);
            assertThat(result.outcome().tag()).isEqualTo("pass");
            assertThat(result.algorithmTag()).isEqualTo("rsa-sha256");
            assertThat(result.key()).hasValue(RSA);
        }
    }

    @Nested
    class WhenItHasSignedTwice {
        private final SignedMail mail = SignedMail.by(KEYS.both());

        @Test
        void passesBoth() {
            assertThat(mail.verify().signatures())
                    .extracting(result ->
                            result.algorithmTag() + ' ' + result.outcome().tag())
                    .containsExactly("rsa-sha256 pass", "ed25519-sha256 pass");
        }

        @Test
        void passesWhenOneIsMalformed() {
            passes(mail.change("DKIM-Signature", value -> value + "; b="));
        }

        @Test
        void needsOnlyOneOfTheKeys() {
            Verification verification = mail.verifier().conclude(Map.of(RSA, KEYS.answer(RSA)));
            assertThat(verification.outcome()).isEqualTo(Outcome.PASS);
        }
    }

    @Nested
    class WhenItHasNotSigned {
        @Test
        void tellsAMissingSignatureFromAForeignOne() {
            assertThat(SignedMail.unsigned().verify().outcome()).isEqualTo(Outcome.MISSING);
            refuses(
                    SignedMail.by(
                            new SigningKeys("other.example", KEYS.rsaOnly().keys())),
                    "no signature of the From: domain");
            refuses(
                    SignedMail.by(new SigningKeys(
                            "mail.remote.example", KEYS.rsaOnly().keys())),
                    "no signature of the From: domain");
        }

        @Test
        void wantsNoBody() {
            assertThat(SignedMail.unsigned().verifier().wantsBody()).isFalse();
            assertThat(SignedMail.by(KEYS.rsaOnly()).verifier().wantsBody()).isTrue();
        }
    }

    @Nested
    class WhenClocksDiffer {
        private static final Duration SKEW = Duration.ofMinutes(5);

        @Test
        void takesASignatureThatIsAFewMinutesAhead() {
            SignedMail mail = SignedMail.by(KEYS.rsaOnly());
            assertThat(mail.verify(NOW.minus(SKEW)).outcome()).isEqualTo(Outcome.PASS);
            assertThat(mail.verify(NOW.minus(SKEW).minusSeconds(1)).fact()).isEqualTo("signature from the future");
        }

        @Test
        void takesASignatureForAFewMinutesAfterItsEnd() {
            SignedMail mail = SignedMail.by(KEYS.rsaOnly())
                    .change("DKIM-Signature", value -> value + "; x=" + (NOW.getEpochSecond() + 1));
            Instant end = NOW.plusSeconds(1);
            assertThat(mail.verify(end.plus(SKEW)).fact()).isEqualTo("signature does not match");
            assertThat(mail.verify(end.plus(SKEW).plusSeconds(1)).fact()).isEqualTo("signature expired");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=1 | v=2 | v= is not 1",
                "v=1; |  | v= is not 1",
                "rsa-sha256 | rsa-sha1 | algorithm not supported",
                "relaxed/relaxed | relaxed/nowsp | c= not supported",
                "d=remote.example; |  | d= missing",
                "s=rsa | s=-rsa- | s= or d= not a domain name",
                "s=rsa | s=.. | s= or d= not a domain name",
                "s=rsa | s=rsa; i=@other.example | i= outside d=",
                "s=rsa | s=rsa; i=@notremote.example | i= outside d=",
                "s=rsa | s=rsa; i=remote.example | i= outside d=",
                "s=rsa | s=rsa; q=http | q= not supported",
                "s=rsa | s=rsa; l=x | l= not a number",
                "s=rsa | s=rsa; x=-1 | x= not a number",
                "s=rsa | s=rsa; x=1 | x= before t=",
                "s=rsa | s=rsa; l=1 | l= leaves part of the body unsigned",
                "s=rsa | s=rsa; l=99999999999999999999 | l= leaves part of the body unsigned",
                "h=from:from: | h= | From not signed",
                "bh= | bh=_ | bh= missing or malformed",
                "bh= | bx= | bh= missing or malformed",
                "s=rsa | s=rsa; s=rsa | tag list malformed"
            })
    void refusesWhatItCannotTrust(String part, String instead, String fact) {
        refuses(
                SignedMail.by(KEYS.rsaOnly())
                        .change("DKIM-Signature", value -> value.replace(part, instead == null ? "" : instead)),
                fact);
    }

    @Test
    void verifiesTenSignaturesAtMost() {
        SignedMail mail = SignedMail.unsigned();
        for (int i = 0; i < 12; i++) {
            mail.sign(KEYS.rsaOnly(), NOW);
        }
        assertThat(mail.verify().signatures())
                .filteredOn(result -> result.outcome() == SignatureResult.Outcome.SKIPPED)
                .hasSize(2)
                .allMatch(result -> result.fact().equals("more than 10 signatures"));
    }

    @Test
    void countsOnlySignaturesThatCouldPass() {
        SignedMail mail = SignedMail.by(KEYS.rsaOnly());
        for (int i = 0; i < 12; i++) {
            mail.prepend("DKIM-Signature", " v=1; a=rsa-sha1; d=remote.example; s=s; h=from; bh=YQ==; b=YQ==");
        }
        passes(mail);
    }

    @Test
    void comparesInternationalDomainsAsALabels() {
        var author = new Address("a", "xn--bcher-kva.example");
        SignedMail mail = SignedMail.by(KEYS.rsaOnly())
                .change("DKIM-Signature", value -> value.replace("remote.example", "B\u00c3\u00bccher.Example"));
        assertThat(new Verifier(mail.headers(), author, NOW).wantsBody()).isTrue();
    }
}
