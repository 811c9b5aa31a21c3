// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.mime.Fields.octets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * OpenDKIM of this machine in its test mode (option {@code -t}): the whole filter judges or signs messages in files, with
 * public keys from a file; no daemon, no socket, no DNS.
 */
final class OpenDkim {
    private static final Path PROGRAM = Path.of("/usr/sbin/opendkim");

    /** It prints what it would tell the MTA. */
    private static final Pattern SIGNATURE = Pattern.compile("(?s)hname='DKIM-Signature' hvalue='(.*?)'\n");

    private final Path folder;

    /** @param folder for its files, and nothing else in it */
    OpenDkim(Path folder) {
        this.folder = folder;
    }

    /**
     * The message as it is in front of OpenDKIM. In its test mode exactly one blank stands between a colon and the value,
     * whatever the file has there, and a last line without an end is not what a milter gets to see.
     */
    static byte[] asInTestMode(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int headerEnd = text.indexOf("\r\n\r\n");
        String header = text.substring(0, headerEnd).replaceAll("(?m)^([!-9;-~]+):(\r\n[ \t]|[ \t])*", "$1: ");
        return octets(header + text.substring(headerEnd) + (text.endsWith("\r\n") ? "" : "\r\n"));
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Whether the message has a valid signature. */
    boolean accepts(byte[] message) throws IOException, InterruptedException {
        String keys = Arrays.stream(StoredKey.values())
                .map(key -> key.keyName() + " " + key.record() + "\n")
                .collect(Collectors.joining());
        Path keyFile = Files.writeString(folder.resolve("keys"), keys);
        return run(message, "Mode v", "TestPublicKeys " + keyFile).contains(") succeeded");
    }

    /**
     * Puts a signature above a message.
     *
     * @param forms {@code header/body}
     */
    byte[] sign(byte[] message, StoredKey key, String forms) throws IOException, InterruptedException {
        Path keyFile = Files.writeString(folder.resolve("key"), key.pem() + "\n");
        String said = run(
                message,
                "Mode s",
                "Domain " + StoredKey.DOMAIN,
                "Selector " + key.selector(),
                "KeyFile " + keyFile,
                "RequireSafeKeys no",
                "SignatureAlgorithm " + key.algorithm().tag(),
                "Canonicalization " + forms,
                "OversignHeaders From,To",
                "InternalHosts 0.0.0.0/0");
        var signature = SIGNATURE.matcher(said);
        if (!signature.find()) {
            throw new IOException("no signature in: " + said);
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(octets("DKIM-Signature: " + signature.group(1).replace("\n", "\r\n") + "\r\n"));
        signed.writeBytes(message);
        return signed.toByteArray();
    }

    private String run(byte[] message, String... settings) throws IOException, InterruptedException {
        String common = "Background no\nSyslog no\nTemporaryDirectory " + folder + "\n";
        Path config = Files.writeString(folder.resolve("config"), common + String.join("\n", settings) + "\n");
        Path file = Files.write(folder.resolve("message"), message);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(PROGRAM.toString(), "-vv", "-x", config.toString(), "-t", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("opendkim does not end");
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }
}
