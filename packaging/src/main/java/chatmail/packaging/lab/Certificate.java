// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a self-signed certificate for one relay, good for its domain and for 127.0.0.1. */
final class Certificate {

    private Certificate() {}

    static void create(String domain, Path certificate, Path key) throws IOException {
        Commands.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=" + domain,
                "-addext",
                "subjectAltName=DNS:" + domain + ",IP:127.0.0.1",
                "-out",
                certificate.toString(),
                "-keyout",
                key.toString()));
        FileTree.mode(key, "rw-------");
    }
}
