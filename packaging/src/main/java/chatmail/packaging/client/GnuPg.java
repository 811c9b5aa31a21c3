// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.lab.AtExit;
import chatmail.packaging.lab.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's GnuPG: a key ring in a directory of its own, gone with its agent when closed. */
public final class GnuPg implements AutoCloseable {

    private final Path home;
    private final String address;
    private final AtExit atExit;

    private GnuPg(Path home, String address) {
        this.home = home;
        this.address = address;
        this.atExit = AtExit.run("gnupg-close", this::end);
    }

    /** A new key ring with a new key (Ed25519 and Curve25519, no passphrase) for this address. */
    public static GnuPg withKeyFor(String address) throws IOException {
        var gnupg = new GnuPg(Files.createTempDirectory("gnupg-"), address);
        try {
            gnupg.run(new byte[0], "--quick-generate-key", address, "future-default", "default", "never");
            return gnupg;
        } catch (IOException trouble) {
            try (gnupg) {
                throw trouble;
            }
        }
    }

    /** The public key, to give to others. */
    public byte[] publicKey() throws IOException {
        return run(new byte[0], "--export", mail(address));
    }

    /** Takes somebody's public key. */
    public void add(byte[] publicKey) throws IOException {
        run(publicKey, "--import");
    }

    /** Encrypts to the address and to oneself; armored text with LF. */
    public String encrypt(String recipient, byte[] content) throws IOException {
        var armor = run(
                content,
                "--armor",
                "--trust-model",
                "always",
                "-r",
                mail(recipient),
                "-r",
                mail(address),
                "--sign",
                "--encrypt");
        return new String(armor, UTF_8);
    }

    /** Names a key by its whole address: 0x12345678@chat.example alone would be the number of a key. */
    private static String mail(String address) {
        return '<' + address + '>';
    }

    /** Decrypts; text around the armor is passed over. */
    public byte[] decrypt(byte[] armor) throws IOException {
        return run(armor, "--decrypt");
    }

    @Override
    public void close() throws IOException {
        atExit.now();
    }

    private synchronized void end() throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        execute(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"), new byte[0]);
        // The agent takes its sockets away meanwhile.
        FileTree.delete(home);
    }

    private byte[] run(byte[] input, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet"));
        command.addAll(List.of("--pinentry-mode", "loopback", "--passphrase", ""));
        command.addAll(List.of(arguments));
        return execute(command, input);
    }

    private static byte[] execute(List<String> command, byte[] input) throws IOException {
        var errors = Files.createTempFile("gnupg-", ".err");
        var given = Files.createTempFile("gnupg-", ".in");
        try {
            Files.write(given, input);
            // Files and not pipes: the agent would keep that for errors open, and a large input would wait in the other
            // until somebody reads the output.
            var process = new ProcessBuilder(command)
                    .redirectInput(given.toFile())
                    .redirectError(errors.toFile())
                    .start();
            var output = new ByteArrayOutputStream();
            process.getInputStream().transferTo(output);
            var status = process.waitFor();
            if (status != 0) {
                throw new IOException(command.get(0) + ": exit " + status + ": "
                        + Files.readString(errors).strip());
            }
            return output.toByteArray();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), interrupted);
        } finally {
            Files.deleteIfExists(errors);
            Files.deleteIfExists(given);
        }
    }
}
