// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import chatmail.packaging.admin.certificate.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes a self-signed certificate for one relay, good for its domain and for 127.0.0.1. */
final class Certificate {

    private Certificate() {}

    static void create(String domain, Path certificate, Path key) throws IOException {
        var names = List.of("DNS:" + domain, "IP:127.0.0.1");
        Commands.run(new SelfSigned(domain, names, Duration.ofDays(30)).command(certificate, key));
        FileTree.mode(key, "rw-------");
    }
}
