// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Samples SAMPLES = Samples.parse("""
            # HELP verdicts_total Verdicts.
            # TYPE verdicts_total counter
            verdicts_total{reason="encrypted",role="incoming",verdict="accepted"} 12.0
            verdicts_total{reason="encrypted",role="outgoing",verdict="accepted"} 3.0
            verdicts_total{reason="dkim-missing",role="incoming",verdict="refused"} 1.5E3
            queue 7

            nothing of the kind
            verdicts_total{broken 1
            odd 1.2.3
            """);

    @Test
    void areSummedUp() {
        assertThat(SAMPLES.named("verdicts_total").sum()).hasValue(1515L);
        assertThat(SAMPLES.named("verdicts_total").with("role", "incoming").sum())
                .hasValue(1512L);
        assertThat(SAMPLES.named("queue").sum()).hasValue(7L);
    }

    @Test
    void areSummedUpByALabel() {
        assertThat(SAMPLES.named("verdicts_total").by("reason"))
                .containsEntry("encrypted", 15L)
                .containsEntry("dkim-missing", 1500L)
                .hasSize(2);
    }

    @Test
    void areNoneWhereNoneAre() {
        assertThat(SAMPLES.named("odd").sum()).isEmpty();
        assertThat(SAMPLES.named("absent").by("role")).isEmpty();
        assertThat(Samples.parse("").all()).isEmpty();
    }
}
