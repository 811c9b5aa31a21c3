// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.nio.file.Path;

/**
 * Where the clients of a relay find it.
 *
 * @param domain of its addresses
 * @param host its name or address
 * @param submissionsPort with TLS from the first byte, as {@code imapsPort}
 * @param certificate the one it shows, PEM, whoever vouches for it
 */
public record MailServer(
        String domain, String host, int smtpPort, int submissionsPort, int imapsPort, Path certificate) {

    private static final int SMTP = 25;
    private static final int SUBMISSIONS = 465;
    private static final int IMAPS = 993;

    /** One at the ports of an installed relay. */
    public static MailServer installed(String domain, String host, Path certificate) {
        return new MailServer(domain, host, SMTP, SUBMISSIONS, IMAPS, certificate);
    }
}
