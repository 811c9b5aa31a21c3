// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What DNS would say about the keys of the corpus, from {@code corpus/keys.zone}. */
public final class TestZone {
    private record Entry(String type, String data) {}

    private final Map<String, List<Entry>> names = new HashMap<>();

    private TestZone() {}

    /** The zone beside the corpus. */
    public static TestZone ofTheCorpus() {
        try (InputStream in = Objects.requireNonNull(TestZone.class.getResourceAsStream("/corpus/keys.zone"))) {
            var zone = new TestZone();
            new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.startsWith(";"))
                    .forEach(zone::add);
            return zone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] parts = line.split(" ", 3);
        names.computeIfAbsent(withoutDot(parts[0]), name -> new ArrayList<>())
                .add(new Entry(parts[1], parts.length > 2 ? parts[2] : ""));
    }

    /** The answers for all of these. */
    public Map<KeyName, KeyAnswer> answers(Set<KeyName> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, this::answer));
    }

    /** The answer for one. */
    public KeyAnswer answer(KeyName key) {
        return answer(key.toString());
    }

    private KeyAnswer answer(String name) {
        List<Entry> entries = names.getOrDefault(name, List.of());
        if (entries.isEmpty() || entries.get(0).type.equals("NODATA")) {
            return new KeyAnswer.Absent();
        }
        return switch (entries.get(0).type) {
            case "TROUBLE" -> new KeyAnswer.Unavailable(entries.get(0).data);
            case "CNAME" -> answer(withoutDot(entries.get(0).data));
            default ->
                new KeyAnswer.Found(
                        entries.stream().map(entry -> joined(entry.data)).toList());
        };
    }

    private static String joined(String strings) {
        return strings.substring(1, strings.length() - 1).replace("\" \"", "");
    }

    private static String withoutDot(String name) {
        return name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT);
    }
}
