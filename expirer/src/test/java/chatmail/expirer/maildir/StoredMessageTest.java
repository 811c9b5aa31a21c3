// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StoredMessageTest {
    private static final String NAME = "1795337620.M999850P13220.host,S=1169,W=1192:2,S";
    private static final Instant DELIVERED = Instant.ofEpochSecond(1_795_337_620);

    @Test
    void takesAgeAndSizeFromTheNameWhateverTheFileSays() {
        assertThat(StoredMessage.named(Place.CUR, NAME).completed(Instant.EPOCH, 5))
                .isEqualTo(new StoredMessage(Place.CUR, Optional.of(DELIVERED), OptionalLong.of(1169)));
    }

    @Test
    void takesFromTheFileWhatTheNameDoesNotTell() {
        assertThat(StoredMessage.named(Place.CUR, "restored").completed(Instant.EPOCH, 5))
                .isEqualTo(new StoredMessage(Place.CUR, Optional.of(Instant.EPOCH), OptionalLong.of(5)));
    }

    @Test
    void countsTheAgeOfADeliveryFromItsLastWrite() {
        assertThat(StoredMessage.named(Place.TMP, NAME)
                        .completed(Instant.EPOCH, 5)
                        .arrived())
                .hasValue(Instant.EPOCH);
    }
}
