// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {
    private static TagList parse(String text) {
        return TagList.parse(text).value().orElseThrow();
    }

    @Test
    void takesTheBlanksOffNamesAndValues() {
        TagList list = parse(" v =1;\n\ta= rsa-sha256 ;d=\r\n example.org ; ");
        assertThat(list.value("v")).hasValue("1");
        assertThat(list.value("a")).hasValue("rsa-sha256");
        assertThat(list.value("d")).hasValue("example.org");
        assertThat(list.value("s")).isEmpty();
    }

    @Test
    void allowsAnEmptyValueAndEqualsSignsInside() {
        TagList list = parse("p=;b=aGk=");
        assertThat(list.value("p")).hasValue("");
        assertThat(list.value("b")).hasValue("aGk=");
    }

    @Test
    void tellsNamesApartByCase() {
        assertThat(parse("a=1;A=2").value("A")).hasValue("2");
    }

    @Test
    void keepsOctetsAboveAscii() {
        assertThat(parse("d=b\u00c3\u00bccher.example").value("d")).hasValue("b\u00c3\u00bccher.example");
        assertThat(parse("n=\u00a0x\u0085").value("n")).hasValue("\u00a0x\u0085");
    }

    @Test
    void splitsListsAtColons() {
        assertThat(parse("h=from : To:\n\tsubject:").values("h").orElseThrow())
                .containsExactly("from", "To", "subject");
    }

    @Test
    void deletesAValueWithTheBlanksAroundIt() {
        assertThat(parse("v=1; b=\n\tabc \n\tdef ; d=x").textWithout("b")).isEqualTo("v=1; b=; d=x");
        assertThat(parse("v=1; b = abc\n").textWithout("b")).isEqualTo("v=1; b =");
        assertThat(parse("v=1; bh=abc").textWithout("b")).isEqualTo("v=1; bh=abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1; v=1",
                "b=x; a=1; b=",
                "v",
                "=1",
                "v=1;;a=2",
                "1v=1",
                "v w=1",
                "v=a\u0000b",
                "v=a\u007f",
                "-=1"
            })
    void refusesWhatReadersCouldTakeInTwoWays(String text) {
        assertThat(TagList.parse(text).problem()).hasValue("tag list malformed");
    }

    @Test
    void refusesMoreTagsThanAnySignatureHas() {
        var text = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            text.append('t').append(i).append("=1;");
        }
        assertThat(TagList.parse(text.toString()).value()).isPresent();
        assertThat(TagList.parse(text.append("more=1").toString()).value()).isEmpty();
    }
}
