// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gpg of this machine, with a home of its own. */
final class GnuPg implements AutoCloseable {
    private final Path home;

    GnuPg(Path home) {
        this.home = home;
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("gpg", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a key pair without a password, as an unattended batch describes it. */
    void makeKey(String address, String... algorithms) throws IOException, InterruptedException {
        String batch = String.join("\n", algorithms) + "\nName-Email: " + address + "\n%no-protection\n%commit\n";
        run(batch.getBytes(StandardCharsets.US_ASCII), "--gen-key");
    }

    /** What gpg writes when it reads that from a pipe, lines ended as in mail. */
    String run(byte[] input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("gpg", "--homedir", home.toString(), "--batch", "--no-tty", "--quiet"));
        command.addAll(List.of("--trust-model", "always", "--pinentry-mode", "loopback", "--passphrase", "secret"));
        command.addAll(List.of(arguments));
        return start(command, input).replaceAll("\r?\n", "\r\n");
    }

    private String start(List<String> command, byte[] input) throws IOException, InterruptedException {
        Path in = Files.write(Files.createTempFile(home, "in", ""), input);
        Path out = Files.createTempFile(home, "out", "");
        // A shell, because gpg writes partial lengths only for what comes through a pipe.
        var shell = new ArrayList<>(List.of("/bin/sh", "-c", "cat '" + in + "' | \"$@\"", "sh"));
        shell.addAll(command);
        var process = new ProcessBuilder(shell)
                .redirectOutput(out.toFile())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("failed: " + command);
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    /** Ends the agent that gpg has started for this home. */
    @Override
    public void close() {
        try {
            start(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
