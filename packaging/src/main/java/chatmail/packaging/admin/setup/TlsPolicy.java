// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The table of how mail to others is encrypted: made once, then the administrator's own. */
final class TlsPolicy implements Making {

    private static final String FILE = Facts.ETC + "/tls_policy";
    private static final int READABLE = 0644;

    private final Host host;

    TlsPolicy(Host host) {
        this.host = host;
    }

    @Override
    public Optional<String> toMake() {
        return Files.exists(host.at(FILE))
                ? Optional.empty()
                : Optional.of(FILE + ": for the domains that get their mail encrypted in another way than the rest");
    }

    @Override
    public void make() throws IOException {
        Disk.make(host.at(FILE), host.shared("postfix/tls_policy").getBytes(UTF_8), READABLE, Optional.empty());
    }
}
