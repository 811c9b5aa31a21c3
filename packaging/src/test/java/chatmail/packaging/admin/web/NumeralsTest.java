// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

    private static Numerals of(String language) throws IOException {
        return Language.read(Sites.TEMPLATES.resolve("lang").resolve(language + ".properties"))
                .numerals();
    }

    @ParameterizedTest
    @CsvSource({
        "0, днів",
        "1, день",
        "2, дні",
        "4, дні",
        "5, днів",
        "11, днів",
        "12, днів",
        "14, днів",
        "21, день",
        "23, дні",
        "90, днів",
        "101, день",
        "111, днів",
        "112, днів",
        "122, дні",
        "3650, днів"
    })
    void ukrainianHasThreeForms(int number, String form) throws IOException {
        assertThat(of("uk").counted(number, List.of("день", "дні", "днів"))).endsWith("\u00a0" + form);
    }

    @ParameterizedTest
    @CsvSource({"en, 1, one", "en, 0, other", "en, 2, other", "en, 11, other", "de, 1, one", "de, 21, other"})
    void englishAndGermanHaveTwo(String language, int number, String form) throws IOException {
        assertThat(of(language).counted(number, List.of("one", "other"))).isEqualTo(number + "\u00a0" + form);
    }

    @Test
    void aWordHasAsManyFormsAsTheLanguage() throws IOException {
        var ukrainian = of("uk");
        assertThatThrownBy(() -> ukrainian.counted(1, List.of("день", "днів"))).hasMessageContaining("3 forms");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 31457280, 30 MiB",
        "en, 524288000, 500 MiB",
        "en, 200000, 200 kB",
        "en, 0, 0 bytes",
        "en, 1023, '1,023 bytes'",
        "en, 1610612736, 1.5 GiB",
        "de, 1610612736, '1,5 GiB'",
        "uk, 1610612736, '1,5 ГіБ'",
        "uk, 200000, 200 кБ",
        "en, 9223372036854775807, '8,388,607.9 TiB'",
        "de, 9223372036854775807, '8.388.607,9 TiB'"
    })
    void aSizeIsWrittenAsTheLanguageDoes(String language, long bytes, String text) throws IOException {
        var spaced = text.replace(' ', '\u00a0');
        assertThat(of(language).size(bytes)).isEqualTo(spaced);
    }

    @Test
    void aLimitIsRoundedDownForWhatIsPromisedHasToFit() throws IOException {
        assertThat(of("en").size(31_457_279)).isEqualTo("29.9\u00a0MiB");
    }
}
