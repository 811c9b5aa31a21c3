// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused keys and passwords of every kind are in the conversations; here is what those cannot show. */
class AuthKeyTest {
    private static Optional<AuthKey> parse(String key) {
        return AuthKey.parse(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\\"']", "\\\\$0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\\", "\"user\\", "\\\"", "a\"b@c.test", "shared/userdb/x", "\n\t\0"})
    void findsNamesAndPasswordsWhateverTheyHold(String text) {
        assertThat(parse("shared/userdb/" + escaped(text))).hasValue(new AuthKey.Userdb(text));
        assertThat(parse("shared/passdb/" + escaped(text) + '"' + escaped(text)))
                .containsInstanceOf(AuthKey.Passdb.class)
                .get()
                .extracting(key -> ((AuthKey.Passdb) key).user())
                .isEqualTo(text);
    }

    @Test
    void neverShowsWhatItHolds() {
        assertThat(parse("shared/passdb/hunter22\"alice").orElseThrow().toString())
                .doesNotContain("hunter22", "alice");
        assertThat(parse("shared/userdb/alice").orElseThrow().toString()).doesNotContain("alice");
    }
}
