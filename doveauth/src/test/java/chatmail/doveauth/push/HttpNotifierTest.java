// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.doveauth.push.Notifier.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpNotifierTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** A failed stage is a failure, as {@link Notifier#notify} says. */
    private static Outcome outcome(CompletionStage<Outcome> attempt) throws InterruptedException {
        try {
            return attempt.toCompletableFuture().get();
        } catch (ExecutionException e) {
            return Outcome.FAILED;
        }
    }

    private static Outcome after(RawService.Answer answer, Duration patience) throws Exception {
        try (var service = new RawService(answer)) {
            return outcome(new HttpNotifier(service.url(), patience).notify("token"));
        }
    }

    private static Outcome after(String answer) throws Exception {
        return after(peer -> peer.getOutputStream().write(answer.getBytes(ISO_8859_1)), LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "201, DELIVERED",
        "204, DELIVERED",
        "410, GONE",
        "400, FAILED",
        "401, FAILED",
        "404, FAILED",
        "429, FAILED",
        "500, FAILED",
        "502, FAILED",
        "503, FAILED",
        "999, FAILED"
    })
    void readsTheStatusAlone(int status, Outcome outcome) throws Exception {
        assertThat(after("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(outcome);
        assertThat(after("HTTP/1.0 " + status + " x\r\n\r\nsome body")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirectAnywhere(int status) throws Exception {
        try (var elsewhere = new FakeService()) {
            assertThat(after("HTTP/1.1 " + status + " x\r\nLocation: " + elsewhere.url()
                            + "\r\nContent-Length: 0\r\n\r\n"))
                    .isEqualTo(Outcome.FAILED);
            assertThat(elsewhere.heard).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\u0000\u0001\u0002", "220 mail.example ESMTP\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 2"})
    void failsWhereSomethingElseAnswersOrHangsUp(String answer) throws Exception {
        assertThat(after(answer)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void doesNotWaitForTheEndOfABody() throws Exception {
        assertThat(after(
                        peer -> {
                            var out = peer.getOutputStream();
                            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\nx".getBytes(ISO_8859_1));
                            RawService.waitForTheEnd(peer);
                        },
                        LONG))
                .isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void losesPatienceWithSilence() throws Exception {
        assertThat(after(RawService::waitForTheEnd, SHORT)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void losesPatienceWithAHeaderThatComesOctetByOctet() throws Exception {
        assertThat(after(
                        peer -> {
                            var out = peer.getOutputStream();
                            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(ISO_8859_1));
                            while (true) {
                                out.write('x');
                                Thread.sleep(50);
                            }
                        },
                        SHORT))
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        URI url;
        try (var service = new RawService(peer -> {})) {
            url = service.url();
        }
        assertThat(outcome(new HttpNotifier(url, LONG).notify("token"))).isEqualTo(Outcome.FAILED);
    }

    @Test
    void saysNothingButTheToken() throws Exception {
        try (var service =
                new RawService(peer -> peer.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1)))) {
            assertThat(outcome(new HttpNotifier(service.url(), LONG).notify("openpgp:abc/+=")))
                    .isEqualTo(Outcome.DELIVERED);
            assertThat(service.request())
                    .startsWith("POST /notify HTTP/1.1\r\n")
                    .endsWith("\r\n\r\nopenpgp:abc/+=")
                    .doesNotContainIgnoringCase("upgrade", "cookie", "authorization");
        }
    }

    @Test
    void remainsUsableAfterEveryFailure() throws Exception {
        var silent = new boolean[] {true};
        try (var service = new RawService(peer -> {
            if (silent[0]) {
                RawService.waitForTheEnd(peer);
            } else {
                peer.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            }
        })) {
            var notifier = new HttpNotifier(service.url(), SHORT);
            assertThat(outcome(notifier.notify("token"))).isEqualTo(Outcome.FAILED);
            silent[0] = false;
            assertThat(retried(notifier)).isEqualTo(Outcome.DELIVERED);
        }
    }

    /** On a busy machine even a prompt answer may come too late for so short a patience. */
    private static Outcome retried(Notifier notifier) throws IOException, InterruptedException {
        Outcome last = Outcome.FAILED;
        for (int i = 0; i < 30 && last == Outcome.FAILED; i++) {
            last = outcome(notifier.notify("token"));
        }
        return last;
    }
}
