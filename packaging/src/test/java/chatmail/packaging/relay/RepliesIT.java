// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.policy.Reason;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import chatmail.packaging.manual.ManualPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every reason of the milter, as who speaks SMTP with a real Postfix gets to see it. */
@ExtendWith(EncryptedExtension.class)
class RepliesIT {

    /**
     * It takes more messages at a time than Postfix has processes: thousands that wait for the disk ({@code
     * AccountLookupTest}), or with large headers for DNS ({@code ConversationTest}).
     */
    private static final Set<Reason> NOT_PROVOKED = Set.of(Reason.OVERLOAD);

    /** A metric shows once it has something to show. */
    private static final Set<Reason> SHOWING = Set.of(Reason.ENCRYPTED, Reason.DKIM_NOT_VALID);

    private static final Duration BOUNCE = Duration.ofSeconds(30);
    private static final NameServer DNS = new NameServer();

    @RegisterExtension
    private static final RelayExtension RELAY = new RelayExtension(Map.of(
            "dns_servers", DNS.address(),
            "max_message_size", Integer.toString(Scene.MAX_MESSAGE_SIZE),
            "max_user_send_burst_size", Integer.toString(FromUsers.BURST),
            "max_user_send_per_minute", Integer.toString(FromUsers.PER_MINUTE)));

    private final PrivateRelay relay;
    private final MilterMetrics metrics;
    private final FromElsewhere elsewhere;
    private final List<Scene> scenes;

    RepliesIT(PrivateRelay relay, MailClient client, Encrypted encrypted) throws Exception {
        this.relay = relay;
        metrics = new MilterMetrics(relay);
        elsewhere = new FromElsewhere(relay, client, encrypted, DNS);
        scenes = List.of(elsewhere, new FromUsers(relay, client, encrypted), new FromPostfix(relay, client, encrypted));
    }

    @AfterAll
    static void noMoreQuestions() {
        DNS.close();
    }

    private Stream<Scene.Row> rows() {
        return scenes.stream().flatMap(Scene::rows);
    }

    @TestFactory
    Stream<DynamicTest> theClientSeesTheReplyOfEachReason() {
        return rows().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
    }

    private void check(Scene.Row row) throws Exception {
        var reason = row.reason();
        int before = metrics.verdicts(row.role(), reason.tag());
        Reply reply = row.provocation().provoke();
        assertThat(reply.text()).startsWith(reason.code() + " " + reason.enhancedCode() + ' ' + words(reason));
        // It is the milter that said so, and not Postfix on its own.
        Waiting.until(row + " to be counted", BOUNCE, () -> metrics.verdicts(row.role(), reason.tag()) == before + 1);
    }

    /** Who accepts leaves the words to Postfix. */
    private static String words(Reason reason) {
        return reason.accepts() ? "Ok: queued as" : reason.text();
    }

    @Test
    void whatIsTooLargeForPostfixTooGetsTheSameCodesFromPostfix() throws Exception {
        int before = metrics.verdicts("incoming", Reason.TOO_LARGE.tag());
        assertThat(elsewhere.large().text()).startsWith("552 5.3.4");
        assertThat(metrics.verdicts("incoming", Reason.TOO_LARGE.tag())).isEqualTo(before);
    }

    @Test
    void whoDoesNotLogInIsRefusedByPostfixBeforeTheMilterIsAsked() throws Exception {
        int before = metrics.verdicts("outgoing", Reason.LOGIN_MISSING.tag());
        try (var smtp = SmtpDialogue.withSubmissions(relay)) {
            var address = "carol@" + RelayExtension.DOMAIN;
            assertThat(smtp.deliver(address, address, new byte[0]).text()).contains("Client host rejected");
        }
        assertThat(metrics.verdicts("outgoing", Reason.LOGIN_MISSING.tag())).isEqualTo(before);
    }

    @Test
    void theManualHasEveryMetricOfTheRunningMilterWithItsLabels() throws Exception {
        for (var row : rows().filter(row -> SHOWING.contains(row.reason())).toList()) {
            row.provocation().provoke();
        }
        assertThat(metrics.namesWithLabels())
                .containsExactlyInAnyOrderElementsOf(
                        ManualPage.named("chatmail-milter.8").metrics());
    }

    @Test
    void noReasonIsLeftOut() {
        var provoked = rows().map(Scene.Row::reason).collect(toSet());
        assertThat(provoked).doesNotContainAnyElementsOf(NOT_PROVOKED);
        provoked.addAll(NOT_PROVOKED);
        assertThat(provoked).containsExactlyInAnyOrder(Reason.values());
    }
}
