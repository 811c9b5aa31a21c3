// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {

    private static final Pattern NAME = Pattern.compile("@([A-Z][A-Z0-9_]*)(?:\\([^()@]*\\))?@");

    static List<Language> all() throws IOException {
        return Language.all(Sites.TEMPLATES.resolve("lang"));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thereAreThreeAndEnglishComesFirst() throws IOException {
        assertThat(all()).extracting(Language::tag).containsExactly("en", "de", "uk");
        assertThat(all()).extracting(Language::name).containsExactly("English", "Deutsch", "Українська");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachHasAllTextsWithTheSameFacts(Language language) throws IOException {
        var english = all().get(0);
        assertThat(language.texts().keySet()).isEqualTo(english.texts().keySet());
        english.texts().forEach((name, text) -> assertThat(
                        names(String.valueOf(language.texts().get(name))))
                .as(name)
                .isEqualTo(names(text)));
    }

    @Test
    void eachTextIsOnAPage() throws IOException {
        var used = new HashSet<String>();
        for (var template : List.of("frame", "index", "info", "privacy")) {
            used.addAll(names(Files.readString(Sites.TEMPLATES.resolve(template + ".html"))));
        }
        used.addAll(Set.of("TITLE_INDEX", "TITLE_INFO", "TITLE_PRIVACY"));
        assertThat(used).containsAll(all().get(0).texts().keySet());
    }

    @Test
    void aFactIsNotSearchedForFurtherFacts() throws IOException {
        var english = all().get(0);
        var one = new Language(english.tag(), english.name(), english.numerals(), Map.of("TEXT", "by @POSTAL@"));
        var facts = new Facts(Map.of("POSTAL", "@DOMAIN@"), Map.of(), Map.of(), Set.of());
        assertThat(one.tell(facts)).containsEntry("TEXT", "by @DOMAIN@");
        assertThat(new Template("<p>@TEXT@</p>").fill(Set.of(), one.tell(facts)))
                .isEqualTo("<p>by @DOMAIN@</p>");
    }
}
