// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies of the relay {@code chat.example} with a clock that stands still. */
public final class TestPolicies {
    private TestPolicies() {}

    public static Policy of(Role role, String... options) {
        return new Policies(config(options), () -> 0).of(role);
    }

    public static ChatmailConfig config(String... options) {
        try {
            Path file = Files.createTempFile("chatmail", ".ini");
            try {
                Files.writeString(file, "[params]\nmail_domain = chat.example\n" + String.join("\n", options));
                return ConfigReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
