// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A certificate that vouches for itself, with a new key on the curve P-256.
 *
 * @param domain its subject
 * @param names what it is good for, each with its kind as openssl-req(1) has it: {@code DNS:chat.example}
 * @param life counted from now, in whole days
 */
public record SelfSigned(String domain, List<String> names, Duration life) {

    public SelfSigned {
        names = List.copyOf(names);
    }

    /** What openssl is told, to have it in two files that it makes. */
    public List<String> command(Path chain, Path key) {
        return List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                Long.toString(life.toDays()),
                "-subj",
                "/CN=" + domain,
                "-addext",
                "subjectAltName=" + String.join(",", names),
                "-out",
                chain.toString(),
                "-keyout",
                key.toString());
    }
}
