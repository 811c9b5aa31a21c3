// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies in the mailboxes, counted by the expirer, and what it removed so far.
 *
 * @param config as the running system sees it
 */
record Storage(Host host, Path config) {

    Samples count() throws IOException {
        try (var scratch = Scratch.make()) {
            var file = scratch.directory().resolve("report.prom");
            var report = host.run(
                    host.home().resolve("bin/chatmail-expirer").toString(),
                    "--config",
                    host.at(config).toString(),
                    "report",
                    "--textfile",
                    file.toString());
            // It also ends with 1 when it could not read all, and tells what it could.
            if (!Files.exists(file)) {
                throw new IOException(report.text().lines().reduce("no answer", (before, line) -> line));
            }
            return Samples.parse(Files.readString(file));
        }
    }
}
