// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.web.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The web pages, made of the configuration, and made again when it has changed.
 *
 * @param changes files that are not as they should be
 */
record WebPages(Publication publication, List<String> changes) implements Making {

    /** Where the web server finds them. */
    static final String DIRECTORY = "/var/lib/chatmail/www";

    static WebPages of(Host host, ChatmailConfig config) throws IOException, ConfigException {
        var publication = Publication.of(host, config, Path.of(DIRECTORY));
        return new WebPages(publication, publication.changes());
    }

    @Override
    public Optional<String> toMake() {
        return changes.isEmpty() ? Optional.empty() : Optional.of(DIRECTORY + ": the web pages");
    }

    @Override
    public void make() throws IOException {
        publication.carryOut();
    }
}
