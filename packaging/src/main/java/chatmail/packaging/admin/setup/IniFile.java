// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.files.FileChange;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code chatmail.ini} as it is, or as it shall be made from the sample. */
record IniFile(FileChange change, ChatmailConfig config) {

    private static final String SAMPLE_DOMAIN = "chat.example";

    /**
     * Reads it, or what it would be.
     *
     * @param file as the running system sees it
     * @throws ConfigException with every problem, among them that it is for another domain
     */
    static IniFile read(Host host, Path file, String domain, Path scratch) throws IOException, ConfigException {
        var before = Disk.read(host.at(file));
        if (before.isPresent()) {
            var config = ConfigReader.read(host.at(file));
            if (!config.mailDomain().equals(domain)) {
                throw new ConfigException(List.of(host.at(file) + ": mail_domain = " + config.mailDomain()
                        + " (expected: " + domain + ", which this setup is for)"));
            }
            return new IniFile(new FileChange(file.toString(), before, before), config);
        }
        var text = host.shared("chatmail.ini").replace(SAMPLE_DOMAIN, domain).getBytes(UTF_8);
        var draft = Files.write(scratch.resolve("chatmail.ini"), text);
        return new IniFile(new FileChange(file.toString(), before, Optional.of(text)), ConfigReader.read(draft));
    }
}
