// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Runs OpenPGP programs of this machine. */
final class Program {
    private final Path folder;

    /** @param folder for their input and output */
    Program(Path folder) {
        this.folder = folder;
    }

    /** So much that no program keeps all of it, and that cannot be compressed. */
    static byte[] largeInput() {
        var noise = new byte[5_000_000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    static boolean isInstalled(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** What a program writes when it reads that from a pipe, each octet a character. */
    String run(byte[] input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.write(Files.createTempFile(folder, "in", ""), input);
        Path out = Files.createTempFile(folder, "out", "");
        // A shell, because gpg writes partial lengths only for what comes through a pipe.
        var shell = new ArrayList<>(List.of("/bin/sh", "-c", "cat '" + in + "' | \"$@\"", "sh"));
        shell.addAll(command);
        var process = new ProcessBuilder(shell)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("failed: " + command);
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    /** The same with the line ends of mail. */
    String armored(byte[] input, List<String> command) throws IOException, InterruptedException {
        return run(input, command).replaceAll("\r?\n", "\r\n");
    }
}
