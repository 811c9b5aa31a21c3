// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Another Debian, unpacked by debootstrap(8) into a directory that is kept for the next time. It takes half a minute
 * and some 240 MB; the directory's name changes when what is to be in it does.
 *
 * @param suite its code name
 * @param packages what it has besides the smallest system
 * @param cache where it and its like lie
 */
public record DebianRoot(String suite, List<String> packages, Path cache) {

    private static final String SCRIPT = "debian-root.sh";
    private static final Duration MAKING = Duration.ofMinutes(10);
    private static final int HASH_DIGITS = 12;

    /** Checks nothing; {@link #make} will. */
    public DebianRoot {
        packages = List.copyOf(packages);
    }

    /**
     * Debian 13 with a Dovecot 2.4, an nginx 1.26 and what a relay wants of it, below the directory that the system property
     * {@code chatmail.cache} names, else below the user's own cache.
     */
    public static DebianRoot trixie() {
        var cache = System.getProperty("chatmail.cache", System.getProperty("user.home") + "/.cache/chatmail");
        return new DebianRoot(
                "trixie",
                List.of(
                        "dovecot-imapd",
                        "dovecot-lmtpd",
                        "dovecot-auth-lua",
                        "lua-socket",
                        "nginx",
                        "libnginx-mod-stream"),
                Path.of(cache).toAbsolutePath());
    }

    /** What this machine lacks for making it and for running programs of it. Empty when all is there. */
    public List<String> missing() throws IOException {
        var missing = new ArrayList<String>();
        if (!Files.exists(Path.of("/usr/sbin/debootstrap"))) {
            missing.add("debootstrap");
        } else if (!Files.exists(Path.of("/usr/share/debootstrap/scripts", suite))) {
            missing.add("a debootstrap that knows " + suite);
        }
        if (!mayMount()) {
            missing.add("the right to mount");
        }
        return missing;
    }

    private static boolean mayMount() {
        try {
            Commands.run(List.of("unshare", "--mount", "mount", "--bind", "/usr", "/usr"));
            return true;
        } catch (IOException mayNot) {
            return false;
        }
    }

    /** Makes it if it is not there, which needs root and a Debian mirror. What is half made is never seen. */
    public DebianRoot make() throws IOException {
        var directory = directory();
        if (!Files.isDirectory(directory)) {
            System.err.println("unpacking Debian " + suite + " into " + directory + " ...");
            // What debootstrap mounts, if anything, is gone with it.
            Files.createDirectories(cache);
            var log = directory.resolveSibling(directory.getFileName() + ".log");
            try {
                Commands.run(command(directory), log, MAKING);
            } catch (IOException trouble) {
                // Its own message would be the whole script.
                throw new IOException("Debian " + suite + " could not be unpacked, see " + log, trouble);
            }
        }
        return this;
    }

    private List<String> command(Path directory) throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", script(), SCRIPT));
        command.addAll(List.of(suite, String.join(",", packages), directory.toString()));
        return command;
    }

    /** Where it lies once it is made. */
    Path directory() throws IOException {
        return cache.resolve(suite + "-" + hash());
    }

    /** Of everything that decides what is in it; Debian's own changes, which are few in a stable suite, are not. */
    private String hash() throws IOException {
        var recipe = String.join("\n", suite, String.join(",", packages), System.getProperty("os.arch"), script());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(recipe.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String script() throws IOException {
        return Templates.own(SCRIPT);
    }
}
