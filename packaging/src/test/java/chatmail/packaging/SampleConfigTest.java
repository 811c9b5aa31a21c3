// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.common.config.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleConfigTest {
    private static final Path SAMPLE = Path.of("src/share/chatmail.ini");
    private static final Pattern SETTING = Pattern.compile("#?([a-z0-9_]+) =\\s*(.*)");

    private static Map<String, String> settings() throws IOException {
        var settings = new HashMap<String, String>();
        for (String line : Files.readAllLines(SAMPLE)) {
            Matcher matcher = SETTING.matcher(line);
            if (matcher.matches()) {
                settings.put(matcher.group(1), matcher.group(2));
            }
        }
        return settings;
    }

    @Test
    void showsEveryOptionWithItsDefault() throws IOException {
        var expected = new HashMap<String, String>();
        for (Option option : Option.values()) {
            expected.put(option.key(), option.fallback());
        }
        expected.put("mail_domain", "chat.example");
        expected.put("mailboxes_dir", "/var/lib/chatmail/mail/chat.example");
        assertThat(settings()).isEqualTo(expected);
    }

    @Test
    void isReadWithoutAWordAlsoWithEveryLineTakenIn(@TempDir Path directory) throws IOException, ConfigException {
        assertThat(ConfigReader.read(SAMPLE).warnings()).isEmpty();
        String all = Files.readString(SAMPLE).replaceAll("(?m)^#([a-z0-9_]+ =)", "$1");
        Path file = Files.writeString(directory.resolve("chatmail.ini"), all);
        assertThat(ConfigReader.read(file).warnings()).isEmpty();
    }
}
