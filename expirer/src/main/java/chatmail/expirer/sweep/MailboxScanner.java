// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds the message files of a mailbox: those in {@code cur}, {@code new} and {@code tmp} of the mailbox and of its
 * Maildir++ folders {@code .Name}. Names that begin with a dot are no messages, says the Maildir specification.
 */
final class MailboxScanner {
    /** Hears what is found, one by one. */
    interface Visitor {
        /** @param directory where the file is, open only during the call */
        void found(OpenDirectory directory, Path name, Place place);

        /** The rest of a directory could not be read; the scan goes on beside it. */
        void unreadable(String path, IOException why);
    }

    private final Visitor visitor;

    MailboxScanner(Visitor visitor) {
        this.visitor = visitor;
    }

    void scan(OpenDirectory mailbox) {
        folder(mailbox);
        try {
            mailbox.forEachName(name -> {
                if (isHidden(name)) {
                    enter(mailbox, name, this::folder);
                }
            });
        } catch (IOException e) {
            visitor.unreadable(mailbox.path(), e);
        }
    }

    private void folder(OpenDirectory folder) {
        for (Place place : Place.values()) {
            enter(
                    folder,
                    Path.of(place.directoryName()),
                    directory -> directory.forEachName(name -> {
                        if (!isHidden(name)) {
                            visitor.found(directory, name, place);
                        }
                    }));
        }
    }

    private void enter(OpenDirectory parent, Path name, OpenDirectory.Action<OpenDirectory> action) {
        try {
            parent.enter(name, action);
        } catch (IOException e) {
            visitor.unreadable(parent.pathOf(name), e);
        }
    }

    private static boolean isHidden(Path name) {
        return name.toString().startsWith(".");
    }
}
