// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directory of the signing keys, {@code dkim_key_dir}. */
public final class KeyFolder {

    private static final String SUFFIX = ".private";
    private static final int OWNER_ONLY = 0600;
    private static final int FOLDER_MODE = 0750;

    private final Host host;
    private final Path folder;

    /** @param folder as the running system sees it */
    public KeyFolder(Host host, Path folder) {
        this.host = host;
        this.folder = folder;
    }

    /** The files that a pair of keys lacks, as the running system sees them. */
    public List<Path> missing(String pair) {
        var missing = new ArrayList<Path>();
        for (var kind : KeyKind.values()) {
            var file = file(pair + kind.suffix());
            if (!Files.exists(host.at(file))) {
                missing.add(file);
            }
        }
        return missing;
    }

    /** Makes what a pair lacks, for the milter alone to read. */
    public void make(String pair, User milter) throws IOException {
        var directory = host.at(folder);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setAttribute(directory, "unix:gid", milter.gid());
            Files.setAttribute(directory, "unix:mode", FOLDER_MODE);
        }
        for (var kind : KeyKind.values()) {
            var file = host.at(file(pair + kind.suffix()));
            if (!Files.exists(file)) {
                Disk.make(file, kind.newKey().getBytes(US_ASCII), OWNER_ONLY, Optional.of(milter));
            }
        }
    }

    /** All keys, by selector. */
    public List<DkimKey> keys() throws IOException {
        var keys = new ArrayList<DkimKey>();
        for (var selector : selectors()) {
            keys.add(key(selector));
        }
        return keys;
    }

    /** The keys of a pair that are there. */
    public List<DkimKey> keys(String pair) throws IOException {
        return keys().stream().filter(key -> key.pair().equals(pair)).toList();
    }

    /** Deletes the private keys of a pair. */
    public void remove(String pair) throws IOException {
        for (var kind : KeyKind.values()) {
            Disk.remove(host.at(file(pair + kind.suffix())));
        }
    }

    /** The file of a key. */
    public Path file(String selector) {
        return folder.resolve(selector + SUFFIX);
    }

    private List<String> selectors() throws IOException {
        if (!Files.isDirectory(host.at(folder))) {
            return List.of();
        }
        try (var files = Files.list(host.at(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Others may have made it, in any form that openssl knows. */
    private DkimKey key(String selector) throws IOException {
        var file = host.at(file(selector)).toString();
        var der = host.output(List.of("openssl", "pkey", "-in", file, "-pubout", "-outform", "DER"));
        var kind = KeyKind.of(selector);
        return new DkimKey(selector, kind, kind.publicValue(der));
    }
}
