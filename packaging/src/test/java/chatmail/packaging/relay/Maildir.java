// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mailbox seen from below, as files.
 *
 * @param directory it exists already
 */
record Maildir(Path directory) {

    static Maildir of(PrivateRelay relay, String address) {
        return new Maildir(relay.mailboxes().resolve(address));
    }

    /** Puts a message into {@code cur} that was delivered so long ago, by its name and by nothing else. */
    Path plant(int number, Duration age, int bytes) throws IOException {
        var name = Instant.now().minus(age).getEpochSecond() + ".M" + number + "P1.planted,S=" + bytes + ":2,S";
        var message = "Subject: " + number + "\n\n";
        var text = message + "x".repeat(bytes - message.length());
        var file = Files.write(directory.resolve("cur").resolve(name), text.getBytes(StandardCharsets.US_ASCII));
        var owner = Files.readAttributes(directory, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        view.setOwner(owner.owner());
        view.setGroup(owner.group());
        return file;
    }

    /** The messages in all folders. */
    List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Maildir::isMessage).toList();
        }
    }

    private static boolean isMessage(Path file) {
        var parent = file.getParent();
        return parent != null
                && List.of("cur", "new").contains(String.valueOf(parent.getFileName()))
                && Files.isRegularFile(file);
    }
}
