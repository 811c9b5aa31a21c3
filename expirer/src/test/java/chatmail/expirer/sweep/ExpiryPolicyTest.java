// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import static chatmail.expirer.maildir.MailTree.LIMITS;
import static chatmail.expirer.maildir.MailTree.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.expirer.maildir.Place;
import chatmail.expirer.maildir.StoredMessage;
import chatmail.expirer.removal.ExpiryCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryPolicyTest {
    private static final Duration TWENTY_DAYS = Duration.ofDays(20);
    private static final Duration SEVEN_DAYS = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ExpiryPolicy policy = new ExpiryPolicy(LIMITS, NOW);

    private Optional<ExpiryCause> judge(Place place, Duration age, long bytes) {
        return policy.judge(new StoredMessage(place, Optional.of(NOW.minus(age)), OptionalLong.of(bytes)));
    }

    @Nested
    class AMessage {
        @ParameterizedTest
        @EnumSource(names = {"CUR", "NEW"})
        void goesWhenTheNextSweepWouldFindItAtItsLimit(Place place) {
            assertThat(judge(place, TWENTY_DAYS.minus(HOUR), 1)).hasValue(ExpiryCause.OLD);
            assertThat(judge(place, TWENTY_DAYS.minus(HOUR).minus(SECOND), 1)).isEmpty();
        }

        @Test
        void isNeverOlderThanPromisedWhileSweepsComeEveryHour() {
            Instant delivered = NOW;
            Duration oldest = Duration.ZERO;
            for (Instant sweep = delivered.plusSeconds(1_234); ; sweep = sweep.plus(ExpiryPolicy.SWEEP_INTERVAL)) {
                oldest = Duration.between(delivered, sweep);
                var message = new StoredMessage(Place.NEW, Optional.of(delivered), OptionalLong.of(1));
                if (new ExpiryPolicy(LIMITS, sweep).judge(message).isPresent()) {
                    break;
                }
            }
            assertThat(oldest).isLessThan(TWENTY_DAYS).isGreaterThanOrEqualTo(TWENTY_DAYS.minus(HOUR));
        }

        @Test
        void staysWhenItsDeliveryLiesInTheFuture() {
            assertThat(judge(Place.CUR, TWENTY_DAYS.negated(), 1_000_000)).isEmpty();
        }

        @Test
        void staysWhileNothingIsKnownOfIt() {
            var unknown = new StoredMessage(Place.CUR, Optional.empty(), OptionalLong.empty());
            assertThat(policy.judge(unknown)).isEmpty();
            assertThat(policy.mayGo(unknown)).isTrue();
        }
    }

    @Nested
    class ALargeMessage {
        @Test
        void goesEarlierOnceAClientHasSeenIt() {
            assertThat(judge(Place.CUR, SEVEN_DAYS.minus(HOUR), 200_001)).hasValue(ExpiryCause.LARGE);
            assertThat(judge(Place.CUR, SEVEN_DAYS.minus(HOUR).minus(SECOND), 200_001))
                    .isEmpty();
        }

        @Test
        void isLargerThanTwoHundredThousandBytes() {
            assertThat(judge(Place.CUR, SEVEN_DAYS, 200_000)).isEmpty();
        }

        @Test
        void staysWhileNoClientHasSeenIt() {
            assertThat(judge(Place.NEW, TWENTY_DAYS.minus(HOUR).minus(SECOND), 200_001))
                    .isEmpty();
        }

        @Test
        void goesAsOldWhenItIsThatToo() {
            assertThat(judge(Place.CUR, TWENTY_DAYS, 200_001)).hasValue(ExpiryCause.OLD);
        }

        @Test
        void mayBeOneWhoseNameDoesNotTellItsSize() {
            var unsized = new StoredMessage(Place.CUR, Optional.of(NOW.minus(SEVEN_DAYS)), OptionalLong.empty());
            assertThat(policy.mayGo(unsized)).isTrue();
            var young = new StoredMessage(Place.CUR, Optional.of(NOW.minus(HOUR)), OptionalLong.empty());
            assertThat(policy.mayGo(young)).isFalse();
        }
    }

    @Nested
    class AnUnfinishedDelivery {
        @Test
        void goesAfterThirtySixHours() {
            assertThat(judge(Place.TMP, Duration.ofHours(36).plus(SECOND), 1)).hasValue(ExpiryCause.ABANDONED);
            assertThat(judge(Place.TMP, Duration.ofHours(36), 1_000_000)).isEmpty();
        }
    }

    @Test
    void anAccountIsInactiveWhenTheWholeDayOfItsLastLoginHasPassedTheLimit() {
        // Noon of the 17th of November: a login on the 19th of August may have been at its noon or later.
        assertThat(policy.inactiveBefore()).isEqualTo(Instant.parse("2026-08-19T00:00:00Z"));
    }
}
