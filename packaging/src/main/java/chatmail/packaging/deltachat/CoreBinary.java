// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Finds the core's server binary below {@code target/node}, and lets npm fetch it when it is not there or when the
 * lock file asks for another version. The lock file pins version and checksum. It works in the directory of this module.
 */
public final class CoreBinary {
    private static final Path WANTED = Path.of("src", "node");
    private static final Path INSTALLED = Path.of("target", "node");
    private static final String MANIFEST = "package.json";
    private static final String LOCK = "package-lock.json";
    private static final String LOG = "npm.log";
    private static final Duration NPM_WITHIN = Duration.ofMinutes(5);
    private static final Map<String, String> NPM_NAMES = Map.of("amd64", "x64", "aarch64", "arm64");

    private CoreBinary() {}

    /** Prints where it is, or ends with status 77 and says why there is none. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.out.println(find());
        } catch (UnavailableException none) {
            System.err.println("There is no Delta Chat core: " + none.getMessage());
            System.exit(77);
        }
    }

    /** Why there is no core on this machine. Nothing is wrong with the relay. */
    static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        UnavailableException(String why) {
            super(why);
        }
    }

    static Path find() throws UnavailableException, IOException, InterruptedException {
        var binary = pathOnThisMachine();
        if (!isInstalled(binary)) {
            install();
        }
        if (!isInstalled(binary)) {
            throw new UnavailableException("npm brought no Delta Chat core, see "
                    + INSTALLED.resolve(LOG).toAbsolutePath());
        }
        return binary.toAbsolutePath();
    }

    private static Path pathOnThisMachine() throws UnavailableException {
        var machine = System.getProperty("os.arch");
        var npmName = NPM_NAMES.get(machine);
        if (npmName == null) {
            throw new UnavailableException("no Delta Chat core is pinned for " + machine);
        }
        return INSTALLED.resolve(
                Path.of("node_modules", "@deltachat", "stdio-rpc-server-linux-" + npmName, "deltachat-rpc-server"));
    }

    private static boolean isInstalled(Path binary) throws IOException {
        var lock = INSTALLED.resolve(LOCK);
        return Files.isExecutable(binary) && Files.exists(lock) && Files.mismatch(WANTED.resolve(LOCK), lock) == -1;
    }

    private static void install() throws UnavailableException, IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        Files.copy(WANTED.resolve(MANIFEST), INSTALLED.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(WANTED.resolve(LOCK), INSTALLED.resolve(LOCK), StandardCopyOption.REPLACE_EXISTING);
        var npm = startNpm();
        if (!npm.waitFor(NPM_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            npm.destroyForcibly();
            throw new UnavailableException("npm ci took more than " + NPM_WITHIN.toMinutes() + " minutes");
        }
        if (npm.exitValue() != 0) {
            throw new UnavailableException(
                    "npm ci failed, see " + INSTALLED.resolve(LOG).toAbsolutePath());
        }
    }

    private static Process startNpm() throws UnavailableException {
        // The binaries are optional packages, so that npm takes only the one for this machine.
        var npm = new ProcessBuilder("npm", "ci", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(INSTALLED.resolve(LOG).toFile());
        try {
            return npm.start();
        } catch (IOException e) {
            throw new UnavailableException("npm is not installed");
        }
    }
}
