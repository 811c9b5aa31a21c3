// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What setup has made of nginx, as its files say.
 *
 * @param index the page, as the running system sees it
 * @param streams whether port 443 leads to IMAP and SMTP, too
 */
public record WebFiles(Path index, boolean streams) {

    /** Empty where nginx is not set up. */
    public static Optional<WebFiles> of(Host host) throws IOException {
        if (!Files.exists(host.at(NginxFiles.SITE))) {
            return Optional.empty();
        }
        var stream = host.at(NginxFiles.STREAM);
        boolean streams = Files.exists(stream) && Files.readString(stream).contains("\nstream {");
        return Optional.of(new WebFiles(Path.of(WebPages.DIRECTORY, "index.html"), streams));
    }
}
