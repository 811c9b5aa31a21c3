// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;

/** Encrypts with Bouncy Castle, an implementation that is not ours. */
final class BouncyCastleMessage {
    private BouncyCastleMessage() {}

    /**
     * An armored message.
     *
     * @param seipdVersion 1 or 2
     * @param octets how long the text is
     * @param chunkOctets the size of partial lengths
     */
    static String armored(int seipdVersion, int octets, int chunkOctets, PGPKeyEncryptionMethodGenerator... recipients)
            throws IOException, PGPException {
        var encryptor = new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true);
        if (seipdVersion == 2) {
            encryptor.setWithAEAD(AEADAlgorithmTags.OCB, 6).setUseV6AEAD();
        }
        var generator = new PGPEncryptedDataGenerator(encryptor);
        for (var recipient : recipients) {
            generator.addMethod(recipient);
        }
        byte[] literal = literal(octets);
        var packets = new ByteArrayOutputStream();
        try (OutputStream out = literal.length > chunkOctets
                ? generator.open(packets, new byte[chunkOctets])
                : generator.open(packets, literal.length)) {
            out.write(literal);
        }
        return armor(packets.toByteArray());
    }

    private static byte[] literal(int octets) throws IOException {
        var packet = new ByteArrayOutputStream();
        var generator = new PGPLiteralDataGenerator();
        try (OutputStream out = generator.open(packet, PGPLiteralData.BINARY, "", octets, Date.from(Instant.EPOCH))) {
            out.write(new byte[octets]);
        }
        return packet.toByteArray();
    }

    private static String armor(byte[] packets) throws IOException {
        var text = new ByteArrayOutputStream();
        try (var out = ArmoredOutputStream.builder().clearHeaders().build(text)) {
            out.write(packets);
        }
        return text.toString(StandardCharsets.US_ASCII).replaceAll("\r?\n", "\r\n");
    }
}
