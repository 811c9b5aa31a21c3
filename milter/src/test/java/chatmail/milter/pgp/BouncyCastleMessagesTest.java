// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X448KeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BouncyCastleMessagesTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static PGPKeyEncryptionMethodGenerator key(
            int version, int algorithm, AsymmetricCipherKeyPairGenerator generator, KeyGenerationParameters parameters)
            throws PGPException {
        generator.init(parameters);
        var pair = new BcPGPKeyPair(version, algorithm, generator.generateKeyPair(), Date.from(Instant.EPOCH));
        return new BcPublicKeyKeyEncryptionMethodGenerator(pair.getPublicKey());
    }

    private static PGPKeyEncryptionMethodGenerator rsa() throws PGPException {
        return key(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.RSA_GENERAL,
                new RSAKeyPairGenerator(),
                new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), RANDOM, 1_024, 80));
    }

    private static PGPKeyEncryptionMethodGenerator x25519(int version) throws PGPException {
        return key(
                version,
                PublicKeyAlgorithmTags.X25519,
                new X25519KeyPairGenerator(),
                new KeyGenerationParameters(RANDOM, 256));
    }

    private static PGPKeyEncryptionMethodGenerator x448() throws PGPException {
        return key(
                PublicKeyPacket.VERSION_6,
                PublicKeyAlgorithmTags.X448,
                new X448KeyPairGenerator(),
                new KeyGenerationParameters(RANDOM, 448));
    }

    private static PGPKeyEncryptionMethodGenerator password() {
        return new BcPBEKeyEncryptionMethodGenerator("secret".toCharArray(), new S2K.Argon2Params(1, 1, 10, RANDOM))
                .setSecureRandom(RANDOM);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 100_000})
    void ofVersion1AreTaken(int octets) throws Exception {
        String armor = BouncyCastleMessage.armored(1, octets, 4_096, rsa(), x25519(PublicKeyPacket.VERSION_4));
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 2_000_000})
    void ofVersion2AreTaken(int octets) throws Exception {
        String armor =
                BouncyCastleMessage.armored(2, octets, 512 * 1_024, x25519(PublicKeyPacket.VERSION_6), rsa(), x448());
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }

    @Test
    void forHiddenRecipientsAreTaken() throws Exception {
        var hidden = (BcPublicKeyKeyEncryptionMethodGenerator) x25519(PublicKeyPacket.VERSION_6);
        String armor = BouncyCastleMessage.armored(2, 100, 512, hidden.setUseWildcardRecipient(true));
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void forAPasswordAreTaken(int version) throws Exception {
        String armor = BouncyCastleMessage.armored(version, 100, 512, password());
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void forKeysAndAPasswordAreTaken(int version) throws Exception {
        String armor =
                BouncyCastleMessage.armored(version, 100, 512, rsa(), password(), x25519(PublicKeyPacket.VERSION_4));
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }
}
