// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.ExitCode;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** {@code chatmailctl web build}: writes the web site into a directory, and says what has changed there. */
public final class WebCommand {

    private final Host host;
    private final PrintStream out;
    private final PrintStream err;

    public WebCommand(Host host, PrintStream out, PrintStream err) {
        this.host = host;
        this.out = out;
        this.err = err;
    }

    /** @param directory as the running system sees it */
    public int build(ChatmailConfig config, Path directory) throws IOException, ConfigException {
        var privacy = config.web().privacy();
        if (privacy.mail().isBlank() && privacy.postal().isBlank()) {
            err.println("privacy_mail and privacy_postal are not set: privacy.html can name nobody who answers for this"
                    + " relay");
        }
        var publication = Publication.of(host, config, directory);
        var changes = publication.changes();
        publication.carryOut();
        changes.forEach(path -> out.println(directory.resolve(path)));
        return ExitCode.OK;
    }
}
