// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that is said in one language: a file {@code TAG.properties} in UTF-8.
 *
 * @param tag as BCP 47 has it, {@code uk}
 * @param name what its speakers call it
 * @param texts HTML with {@code @FACT@}; {@code @DAYS(day|days)@} is a number with its word
 */
record Language(String tag, String name, Numerals numerals, Map<String, String> texts) {

    /** Whose pages are at the top; the others have directories. */
    static final String AT_THE_TOP = "en";

    private static final Pattern FACT = Pattern.compile("@([A-Z][A-Z0-9_]*)(?:\\(([^()@]*)\\))?@");
    private static final String SUFFIX = ".properties";

    static Language read(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name, "")));
        var numerals =
                Numerals.of(take(texts, "NUMERALS", file), take(texts, "PLURALS", file), take(texts, "UNITS", file));
        return new Language(
                file.getFileName().toString().replace(SUFFIX, ""), take(texts, "NAME", file), numerals, texts);
    }

    private static String take(Map<String, String> texts, String name, Path file) throws IOException {
        var value = texts.remove(name);
        if (value == null) {
            throw new IOException(file + ": has no " + name);
        }
        return value;
    }

    /** All in a directory, that at the top first. */
    static List<Language> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            var languages = new ArrayList<Language>();
            for (var file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                languages.add(read(file));
            }
            languages.sort(Comparator.comparing(language -> !language.isAtTheTop()));
            return languages;
        }
    }

    boolean isAtTheTop() {
        return tag.equals(AT_THE_TOP);
    }

    /** Each text with the facts in it, and each fact for itself. */
    Map<String, String> tell(Facts facts) {
        var spoken = new HashMap<>(facts.words());
        facts.counts().forEach((name, count) -> spoken.put(name, numerals.number(count)));
        facts.sizes().forEach((name, bytes) -> spoken.put(name, numerals.size(bytes)));
        var told = new HashMap<>(spoken);
        texts.forEach((name, text) -> told.put(name, tell(text, facts.counts(), spoken)));
        return told;
    }

    private String tell(String text, Map<String, Long> counts, Map<String, String> spoken) {
        return FACT.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            var forms = found.group(2);
            var count = counts.get(name);
            var word = forms == null
                    ? spoken.get(name)
                    : count == null ? null : numerals.counted(count, List.of(forms.split("\\|", -1)));
            if (word == null) {
                throw new IllegalArgumentException(tag + ": no fact for " + found.group());
            }
            return Matcher.quoteReplacement(word);
        });
    }
}
