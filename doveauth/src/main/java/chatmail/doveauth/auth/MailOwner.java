// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who owns all mail, as numbers: Dovecot reads and writes each mailbox as this user. */
public record MailOwner(int uid, int gid) {
    public static MailOwner of(Path mailboxes) throws IOException {
        return new MailOwner((Integer) Files.getAttribute(mailboxes, "unix:uid"), (Integer)
                Files.getAttribute(mailboxes, "unix:gid"));
    }
}
