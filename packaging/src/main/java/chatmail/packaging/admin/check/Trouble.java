// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import chatmail.packaging.admin.zone.NoAnswerException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says an exception in words. */
public final class Trouble {

    private Trouble() {}

    public static Outcome of(Throwable thrown) {
        if (thrown instanceof AccessDeniedException denied) {
            return Outcome.fail("may not look at " + denied.getFile(), "run chatmailctl check as root");
        }
        if (thrown instanceof NoSuchFileException none) {
            return Outcome.fail("there is no file " + none.getFile(), "chatmailctl setup DOMAIN makes what is missing");
        }
        if (thrown instanceof NoAnswerException silent) {
            return Outcome.fail(
                    "could not look: " + words(silent),
                    "have a name server answer, one of /etc/resolv.conf or of dns_servers in chatmail.ini");
        }
        if (thrown instanceof IOException trouble) {
            return Outcome.fail("could not look: " + words(trouble), "see whether that program or file is there");
        }
        return Outcome.fail("this check has a bug: " + thrown, "report it; nothing is known about this");
    }

    /** The message, or the kind of trouble where that says nothing. */
    public static String words(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
