// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;

/** The ports of one private relay, all on loopback. */
record Endpoints(
        int smtp,
        int submission,
        int submissions,
        int imap,
        int imaps,
        int milterMetrics,
        int doveauthMetrics,
        int http) {

    static final String HOST = "127.0.0.1";

    static Endpoints free() throws IOException {
        var ports = new Ports();
        return new Endpoints(
                ports.next(),
                ports.next(),
                ports.next(),
                ports.next(),
                ports.next(),
                ports.next(),
                ports.next(),
                ports.next());
    }
}
