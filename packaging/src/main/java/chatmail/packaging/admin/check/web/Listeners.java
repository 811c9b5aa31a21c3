// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.web;

import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which programs listen on a port of TCP, as the kernel tells root (proc(5)). */
record Listeners(Host host) {

    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Their names; empty if there are none, or none of which one may know. */
    Set<String> of(int port) throws IOException {
        var sockets = new HashSet<String>();
        for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            if (Files.exists(host.at(table))) {
                Files.readAllLines(host.at(table)).forEach(line -> add(line, port, sockets));
            }
        }
        var names = new TreeSet<String>();
        try (var processes = Files.newDirectoryStream(host.at("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (hasOne(process, sockets)) {
                    names.add(Files.readString(process.resolve("comm")).strip());
                }
            }
        }
        return names;
    }

    private static void add(String line, int port, Set<String> sockets) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length > INODE
                && fields[STATE].equals(LISTEN)
                && fields[LOCAL].endsWith(String.format(Locale.ROOT, ":%04X", port))) {
            sockets.add("socket:[" + fields[INODE] + ']');
        }
    }

    private static boolean hasOne(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
    }
}
