// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Parsed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class TagListFuzzTest {
    @FuzzTest
    void deletingAValueChangesNoOtherTag(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        TagList.parse(text).value().ifPresent(list -> {
            TagList without = TagList.parse(list.textWithout("b")).value().orElseThrow();
            assertThat(without.value("b")).isEqualTo(list.value("b").map(value -> ""));
            for (String name : new String[] {"v", "a", "c", "d", "s", "h", "bh", "t", "x", "l", "i", "q", "B"}) {
                assertThat(without.value(name)).isEqualTo(list.value(name));
            }
        });
    }

    @FuzzTest
    void aKeyRecordIsReadOrRefused(byte[] octets) {
        Parsed<KeyRecord> record = KeyRecord.parse(new String(octets, StandardCharsets.ISO_8859_1));
        assertThat(record.value().isPresent()).isNotEqualTo(record.problem().isPresent());
        record.value().ifPresent(read -> {
            for (Algorithm algorithm : Algorithm.values()) {
                Parsed<VerifyingKey> key = read.keyFor(TestSignatures.of(algorithm));
                assertThat(key.value().isPresent()).isNotEqualTo(key.problem().isPresent());
                key.value().ifPresent(usable -> assertThat(usable.verifies(octets, octets))
                        .isFalse());
            }
        });
    }
}
