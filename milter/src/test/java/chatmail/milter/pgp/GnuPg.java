// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gpg of this machine, with a home of its own. */
final class GnuPg implements AutoCloseable {
    private final Path home;
    private final Program program;

    GnuPg(Path home) {
        this.home = home;
        program = new Program(home);
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
        return program.armored(input, command);
    }

    /** Ends the agent that gpg has started for this home. */
    @Override
    public void close() {
        try {
            program.run(new byte[0], List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
