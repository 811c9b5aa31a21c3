// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private final Headers headers = new Headers(Limits.MESSAGE);

    private void add(int times, String text) {
        for (int i = 0; i < times; i++) {
            headers.add(Fields.field(text));
        }
    }

    @Test
    void findsAllFieldsOfANameWithoutMindingItsCase() {
        headers.add(Fields.field("From: a"));
        headers.add(Fields.field("Fromage: b"));
        headers.add(Fields.field("FROM: c"));
        assertThat(headers.all("from")).extracting(HeaderField::text).containsExactly(" a", " c");
    }

    @Test
    void keepsOctetsAsTheyCame() {
        headers.add(Fields.field("Subject: \u00e9\n\tx"));
        assertThat(headers.fields().get(0).value()).isEqualTo(Fields.octets(" \u00e9\n\tx"));
    }

    @Test
    void unfoldsTheTextOfAField() {
        assertThat(Fields.field("A: b\n\tc\r\n d").text()).isEqualTo(" b\tc d");
    }

    @Test
    void takes1999Fields() {
        add(1_999, "A: b");
        assertThat(headers.problem()).isEmpty();
        add(1, "A: b");
        assertThat(headers.problem()).contains("more than 1999 header fields");
    }

    @Test
    void takesAFieldOf54Kilobytes() {
        add(1, "A: " + "x".repeat(54 * 1024));
        assertThat(headers.problem()).isEmpty();
    }

    @Test
    void doesNotJudgeAFieldThatPostfixMayHaveCut() {
        add(1, "A: " + "x".repeat(57 * 1024));
        assertThat(headers.problem()).get().asString().contains("expected: <= 57344");
    }

    @Test
    void storesNoMoreOnceItIsTooLarge() {
        add(200, "A: " + "x".repeat(2_000));
        assertThat(headers.problem()).contains("a header of more than 262144 octets");
        assertThat(headers.fields()).hasSize(262_144 / 2_002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From ", "From\t", "Fr om", "Fr\nom", "From\u007f", "Fr\u00f6m", "\0"})
    void refusesAFieldWhoseNameReadersMayReadDifferently(String name) {
        var headers = new Headers(Limits.MESSAGE);
        headers.add(new HeaderField(Fields.octets(name), Fields.octets(" x")));
        assertThat(headers.problem()).contains("a header field without a name");
    }
}
