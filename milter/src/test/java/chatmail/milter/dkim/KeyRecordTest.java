// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Parsed;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRecordTest {
    private static final String GOOD = key(2048, 65_537);

    private static String key(int bits, long exponent) {
        return base64(der(bits, BigInteger.valueOf(exponent)));
    }

    private static byte[] der(int bits, BigInteger exponent) {
        try {
            BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static Parsed<VerifyingKey> read(String record, String signature) {
        return KeyRecord.parse(record.replace("KEY", GOOD))
                .then(read -> read.keyFor(TestSignatures.of(Algorithm.RSA_SHA256, signature)));
    }

    private static String problem(String record) {
        return read(record, "").problem().orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM1; k=rsa; p=KEY",
                "p=KEY",
                "k=RSA; p=KEY; unknown=1",
                "v=DKIM1; t=y; p=KEY;",
                "v=DKIM1; t=y:s; p=KEY",
                "v=DKIM1; h=sha1:sha256; s=other : email; p=KEY",
                "v=DKIM1; s=*; n=note; p=KEY"
            })
    void allowsItsUse(String record) {
        assertThat(problem(record)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | key revoked",
                "v=DKIM1; k=ed25519; p=KEY | key of another type",
                "v=DKIM1; k=x; p=KEY | key of another type",
                "v=DKIM1; h=sha1; p=KEY | key not for sha256",
                "v=DKIM1; h=; p=KEY | key not for sha256",
                "v=DKIM1; s=tlsrpt; p=KEY | key not for mail",
                "v=DKIM1; p=%%% | key malformed",
                "v=DKIM1; p=aGVsbG8= | key malformed",
                "v=DKIM2; p=KEY | key record malformed",
                "v=spf1 -all | key record malformed",
                "v=DKIM1; p=KEY; p=KEY | key record malformed",
                "v=DKIM1; k=rsa | key record malformed",
                "this is no key | key record malformed"
            })
    void refusesItsUse(String record, String problem) {
        assertThat(problem(record)).isEqualTo(problem);
    }

    @Test
    void takesBlanksOutOfTheKey() {
        assertThat(problem("p= " + GOOD.substring(0, 40) + " \t" + GOOD.substring(40)))
                .isEqualTo("none");
    }

    @Test
    void readsTheBareFormOfAnRsaKeyToo() {
        byte[] wrapped = der(2048, BigInteger.valueOf(65_537));
        byte[] bare = Arrays.copyOfRange(wrapped, 24, wrapped.length);
        assertThat(problem("p=" + base64(bare))).isEqualTo("none");
    }

    @Test
    void failsNothingButItsSignatureHoweverDamaged() {
        byte[] wrapped = der(1024, BigInteger.valueOf(3));
        for (int at = 0; at < wrapped.length; at++) {
            for (int octet : new int[] {0, 0x30, 0xff}) {
                byte[] damaged = wrapped.clone();
                damaged[at] = (byte) octet;
                for (byte[] key : List.of(damaged, Arrays.copyOfRange(damaged, 22, damaged.length))) {
                    assertThat(read("p=" + base64(key), "").value().filter(k -> k.verifies(key, new byte[128])))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void usesNoKeyThatIsTooShortOrTooLong() {
        assertThat(problem("p=" + key(1023, 65_537))).contains("1023 bits");
        assertThat(problem("p=" + key(1024, 65_537))).isEqualTo("none");
        assertThat(problem("p=" + key(8192, 65_537))).isEqualTo("none");
        assertThat(problem("p=" + key(8193, 65_537))).contains("8193 bits");
    }

    @Test
    void usesNoKeyThatIsSlowToVerify() {
        BigInteger huge = BigInteger.ONE.shiftLeft(1_000).add(BigInteger.ONE);
        assertThat(problem("p=" + base64(der(2048, huge)))).isEqualTo("RSA key with a huge exponent");
    }

    @Test
    void honoursThatItIsNotForSubdomains() {
        assertThat(read("t=s; p=KEY", "i=@remote.example").value()).isPresent();
        assertThat(read("p=KEY", "i=@mail.remote.example").value()).isPresent();
        assertThat(read("t=y:s; p=KEY", "i=a@mail.remote.example").problem()).hasValue("key not for subdomains");
    }
}
