// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import java.nio.file.Path;

/**
 * The name of an entry of a directory. Of a million most are only read, so the path by which a file is reached, whose
 * octets no decoding has touched, is made when it is needed.
 */
public final class Name {
    private final Path entry;
    private final String text;

    private Name(Path entry, String text) {
        this.entry = entry;
        this.text = text;
    }

    /** @param entry as a directory stream gives it: the name behind the path of the directory */
    static Name of(Path entry) {
        String path = entry.toString();
        return new Name(entry, path.substring(path.lastIndexOf('/') + 1));
    }

    public static Name of(String text) {
        return new Name(Path.of(text), text);
    }

    /** As far as it can be decoded. */
    public String text() {
        return text;
    }

    /** One element; an absolute path would make every call forget the handle of its directory. */
    Path path() {
        return entry.getFileName();
    }

    @Override
    public String toString() {
        return text;
    }
}
