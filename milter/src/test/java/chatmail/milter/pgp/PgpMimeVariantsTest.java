// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Cuts;
import chatmail.milter.mime.Fields;
import chatmail.milter.mime.PostfixView;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * One honest message, and what other programs or an attacker would write instead of some part of it: {@code what | instead},
 * a line each. {@code \n} is a line end, {@code \r}, {@code \t}, {@code \0} and <code>&#92;xHH</code> are octets.
 */
class PgpMimeVariantsTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt0]|x[0-9A-F]{2})");

    private static final String MESSAGE = """
            From: <a@remote.example>
            MIME-Version: 1.0
            Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="bound"

            --bound
            Content-Type: application/pgp-encrypted
            Content-Description: PGP/MIME version identification

            Version: 1

            --bound
            Content-Type: application/octet-stream; name="encrypted.asc"
            Content-Disposition: inline; filename="encrypted.asc"

            -----BEGIN PGP MESSAGE-----

            DATA
            =abcd
            -----END PGP MESSAGE-----

            --bound--
            """.replace(
            "DATA",
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Packets.join(Packets.PKESK, Packets.SEIPD_V1)));

    private static Optional<String> brokenRule(ArmorRules rules, String what, String instead) {
        String part = unescaped(what);
        assertThat(MESSAGE).contains(part);
        int at = MESSAGE.indexOf(part);
        String text = MESSAGE.substring(0, at) + unescaped(instead) + MESSAGE.substring(at + part.length());
        PostfixView view = PostfixView.of(Fields.octets(text));
        return Cuts.whole(new PgpMimeInspector(view.headers(), rules, PgpObserver.NONE), view.body());
    }

    private static String unescaped(@Nullable String text) {
        String whole = text == null ? "" : text;
        return ESCAPE.matcher(whole)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "0" -> "\0";
                            default ->
                                Character.toString(
                                        Integer.parseInt(escape.group(1).substring(1), 16));
                        }));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/variants/honest.txt",
            delimiter = '|',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = false)
    void takesWhatHonestProgramsWrite(String what, String instead) {
        assertThat(brokenRule(ArmorRules.INCOMING, what, instead)).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/variants/hostile.txt",
            delimiter = '|',
            quoteCharacter = '\u0001',
            ignoreLeadingAndTrailingWhitespace = false)
    void refusesWhatCouldBeReadInTwoWaysOrHoldsText(String what, String instead) {
        assertThat(brokenRule(ArmorRules.INCOMING, what, instead)).isPresent();
    }
}
