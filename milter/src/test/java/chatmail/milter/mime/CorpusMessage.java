// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A message in {@code corpus/ROLE/TAG/NAME.eml}: the folder is the expectation. */
public record CorpusMessage(String role, String tag, String name, Path file) {
    /** Every message there is. */
    public static Stream<CorpusMessage> all() {
        return Stream.of("incoming", "outgoing").flatMap(CorpusMessage::of);
    }

    /** Every message of a role. */
    public static Stream<CorpusMessage> of(String role) {
        return list(root().resolve(role)).stream().flatMap(folder -> list(folder).stream()
                .map(file -> new CorpusMessage(
                        role, folder.toFile().getName(), file.toFile().getName().replace(".eml", ""), file)));
    }

    /** The message as Postfix shows it. */
    public PostfixView view() {
        try {
            return PostfixView.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return role + '/' + tag + '/' + name;
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(CorpusMessage.class.getResource("/corpus"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
