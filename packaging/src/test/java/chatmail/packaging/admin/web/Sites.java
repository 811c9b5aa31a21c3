// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Makes sites of the templates as they are in the source. */
final class Sites {

    static final Path TEMPLATES = Path.of("src/share/web");
    static final String TRUSTED = "tls_external_cert_and_key = /chain.pem /key.pem\n";

    private Sites() {}

    /**
     * @param directory for the configuration, and whatever it names
     * @param settings lines of {@code chatmail.ini}
     */
    static Site make(Path directory, String... settings) throws IOException, ConfigException {
        return Site.of(host(directory), config(directory, settings));
    }

    static Host host(Path directory) {
        return new Host(directory, Path.of("src").toAbsolutePath(), Shell.ofThisMachine());
    }

    static ChatmailConfig config(Path directory, String... settings) throws IOException, ConfigException {
        var ini = "[params]\nmail_domain = chat.example.org\n" + String.join("\n", settings) + '\n';
        return ConfigReader.read(Files.writeString(directory.resolve("chatmail.ini"), ini));
    }

    static String text(Site site, String path) {
        return new String(Objects.requireNonNull(site.files().get(path), path), UTF_8);
    }
}
