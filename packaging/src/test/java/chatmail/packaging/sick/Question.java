// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A line from the script: {@code Lshared/passdb/PASSWORD"USER} or {@code Lshared/userdb/USER}, then the user again.
 * Octets, one in each character.
 *
 * @param mailboxes where everybody is at home
 */
record Question(String line, Path mailboxes) {
    /** What a doveauth that is well would say, with whatever password is asked about as the right one. */
    String answer() {
        return "O{" + fields(user()) + "}\n";
    }

    /** A whole answer, and nothing wrong with it, to a question that somebody else has asked. */
    String answerToAnother() {
        return "O{" + fields("other0001" + user().substring(user().indexOf('@'))) + "}\n";
    }

    boolean isForPassword() {
        return line.startsWith("Lshared/passdb/");
    }

    String fields(String user) {
        return home(user) + ',' + owner() + ',' + hash();
    }

    String home(String user) {
        return "\"home\":\"" + mailboxes.resolve(user) + '"';
    }

    String home() {
        return home(user());
    }

    String owner() {
        try {
            return "\"uid\":\"" + Files.getAttribute(mailboxes, "unix:uid") + "\",\"gid\":\""
                    + Files.getAttribute(mailboxes, "unix:gid") + '"';
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Nothing of interest when it is not a password that is asked about. */
    String hash() {
        if (!isForPassword()) {
            return "\"more\":\"\"";
        }
        var escaped = line.substring("Lshared/passdb/".length(), line.lastIndexOf('"'));
        var password = escaped.replaceAll("\\\\(.)", "$1").getBytes(ISO_8859_1);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(password);
            return "\"password\":\"{SHA256}" + Base64.getEncoder().encodeToString(digest) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String user() {
        return new String(line.substring(line.lastIndexOf('\t') + 1).getBytes(ISO_8859_1), UTF_8);
    }
}
