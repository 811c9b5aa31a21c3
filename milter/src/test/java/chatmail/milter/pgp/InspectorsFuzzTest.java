// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.BodyInspector;
import chatmail.milter.mime.Cuts;
import chatmail.milter.mime.DeliveryReport;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.PostfixView;
import chatmail.milter.mime.SecureJoinRequest;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

class InspectorsFuzzTest {
    private static final List<Function<Headers, BodyInspector>> INSPECTORS = List.of(
            headers -> new PgpMimeInspector(headers, ArmorRules.INCOMING, PgpObserver.NONE),
            headers -> new PgpMimeInspector(headers, ArmorRules.OUTGOING, PgpObserver.NONE),
            headers -> new SecureJoinRequest(headers, PgpObserver.NONE),
            headers -> new DeliveryReport(headers, PgpObserver.NONE),
            headers -> new SetupMessage(headers, PgpObserver.NONE));

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(byte[] message) {
        var view = PostfixView.of(message);
        for (var inspector : INSPECTORS) {
            var whole = Cuts.whole(inspector.apply(view.headers()), view.body());
            assertThat(Cuts.singly(inspector.apply(view.headers()), view.body()))
                    .isEqualTo(whole);
            assertThat(Cuts.randomly(inspector.apply(view.headers()), view.body(), new Random(message.length)))
                    .isEqualTo(whole);
        }
    }

    @FuzzTest
    void noMessageIsTwoThingsAtOnce(byte[] message) {
        var view = PostfixView.of(message);
        assertThat(INSPECTORS.stream()
                        .skip(1)
                        .filter(inspector -> Cuts.whole(inspector.apply(view.headers()), view.body())
                                .isEmpty())
                        .count())
                .isLessThan(2);
    }
}
