// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the message files of a mailbox: those in {@code cur}, {@code new} and {@code tmp} of the mailbox and of its
 * Maildir++ folders {@code .Name}. Names that begin with a dot are no messages, says the Maildir specification.
 */
public final class MailboxScanner {
    /** Hears what is found, one by one. */
    public interface Visitor {
        /** What follows lies in this directory. */
        default void enters(OpenDirectory directory, Place place) throws IOException {}

        /** @param directory where the file is, open only during the call */
        void found(OpenDirectory directory, Name name, Place place);

        /** The rest of a directory could not be read; the scan goes on beside it. */
        void unreadable(String path, IOException why);
    }

    private static final Map<Place, Name> PLACES =
            Map.of(Place.CUR, Name.of("cur"), Place.NEW, Name.of("new"), Place.TMP, Name.of("tmp"));

    private final Visitor visitor;
    private boolean empty = true;

    public MailboxScanner(Visitor visitor) {
        this.visitor = visitor;
    }

    /** @return whether there is anything in the mailbox, messages or not; true when it could not be read */
    public boolean scan(OpenDirectory mailbox) {
        folder(mailbox);
        try {
            mailbox.forEachName(name -> {
                empty = false;
                if (isHidden(name)) {
                    enter(mailbox, name, this::folder);
                }
            });
        } catch (IOException e) {
            empty = false;
            visitor.unreadable(mailbox.path(), e);
        }
        return !empty;
    }

    private void folder(OpenDirectory folder) {
        for (Place place : Place.values()) {
            enter(folder, Objects.requireNonNull(PLACES.get(place)), directory -> {
                visitor.enters(directory, place);
                directory.forEachName(name -> {
                    if (!isHidden(name)) {
                        visitor.found(directory, name, place);
                    }
                });
            });
        }
    }

    private void enter(OpenDirectory parent, Name name, OpenDirectory.Action<OpenDirectory> action) {
        try {
            parent.enter(name, action);
        } catch (IOException e) {
            visitor.unreadable(parent.pathOf(name), e);
        }
    }

    private static boolean isHidden(Name name) {
        return name.text().startsWith(".");
    }
}
