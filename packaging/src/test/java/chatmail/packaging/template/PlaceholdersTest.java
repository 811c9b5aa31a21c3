// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z0-9_]+)@");

    @Test
    void areThoseOfTheTemplatesAndNoOther() throws IOException {
        try (var files = Files.walk(Path.of("src/share"))) {
            // The web pages have texts, which are another matter.
            var names = files.filter(file -> !file.startsWith("src/share/web") && Files.isRegularFile(file))
                    .flatMap(file -> PLACEHOLDER.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .distinct();
            var known = new TreeSet<>(
                    Arrays.stream(Placeholder.values()).map(Enum::name).toList());
            known.addAll(web(true).values().keySet());
            assertThat(names).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static Placeholders web(boolean streams) {
        return new WebSettings(WebSockets.STANDARD, true, streams, false, "", "/pages", "/files")
                .with(new Placeholders(Map.of("DOMAIN", "c.test")));
    }

    @Test
    void whatListensOnPort443IsOneOfTwo() {
        assertThat(web(true).fill("@HTTPS_SOCKETS@")).isEqualTo("listen 127.0.0.1:9645 ssl proxy_protocol;");
        assertThat(web(false).fill("@HTTPS_SOCKETS@")).isEqualTo("listen 443 ssl; listen [::]:443 ssl;");
        assertThat(web(false).fill("@AUTOCONFIG_IMAP_443@")).isEmpty();
    }

    @Test
    void oneWithoutAValueIsABug() {
        var none = new Placeholders(Map.of());
        assertThatThrownBy(() -> none.fill("a @DOMAIN@")).hasMessage("no value for @DOMAIN@");
        assertThatThrownBy(() -> Placeholders.of(Map.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        assertThat(new Placeholders(Map.of("A", "$1\\@B@")).fill("<@A@>")).isEqualTo("<$1\\@B@>");
    }

    @Test
    void aMailboxThatIsNearlyFullIsEmptiedTo70Percent() {
        assertThat(Placeholders.quota(500L << 20))
                .isEqualTo(Map.of(Placeholder.MAX_MAILBOX_SIZE, "500M", Placeholder.QUOTA_TARGET_MB, "350"));
        assertThat(Placeholders.quota((1L << 20) + 1)).containsEntry(Placeholder.MAX_MAILBOX_SIZE, "1024K");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
