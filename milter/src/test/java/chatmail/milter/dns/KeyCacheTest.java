// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final KeyName NAME = new KeyName("s1", "remote.example");
    private static final KeyAnswer KEY = new KeyAnswer.Found(List.of("p=abc"));
    private static final KeyAnswer NEWER = new KeyAnswer.Found(List.of("p=def"));
    private static final KeyAnswer ABSENT = new KeyAnswer.Absent();
    private static final KeyAnswer UNAVAILABLE = new KeyAnswer.Unavailable("DNS answered SERVFAIL");
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeKeySource source = new FakeKeySource();
    private long now = Long.MAX_VALUE - 1_000;
    private final KeyCache cache = new KeyCache(source, 3, () -> now);

    private CompletableFuture<KeyAnswer> find() {
        return cache.find(NAME).toCompletableFuture();
    }

    private KeyAnswer learn(KeyAnswer answer, Duration ttl) {
        var found = find();
        source.answer(NAME, answer, ttl);
        return found.join();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void remembersAKeyForItsTtl() {
        assertThat(learn(KEY, HOUR)).isEqualTo(KEY);
        pass(HOUR.minusNanos(1));
        assertThat(find()).isCompletedWithValue(KEY);
        pass(Duration.ofNanos(1));
        assertThat(find()).isNotDone();
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void remembersNoKeyLongerThanADay() {
        learn(KEY, Duration.ofDays(400));
        pass(Duration.ofDays(1));
        assertThat(find()).isNotDone();
    }

    @Test
    void remembersAnAbsenceForAMinuteAtMost() {
        learn(ABSENT, HOUR);
        pass(Duration.ofSeconds(59));
        assertThat(find()).isCompletedWithValue(ABSENT);
        pass(Duration.ofSeconds(1));
        assertThat(find()).isNotDone();
    }

    @Test
    void remembersNoTrouble() {
        assertThat(learn(UNAVAILABLE, Duration.ZERO)).isEqualTo(UNAVAILABLE);
        assertThat(find()).isNotDone();
    }

    @Test
    void remembersNothingWithoutTtl() {
        learn(KEY, Duration.ZERO);
        assertThat(find()).isNotDone();
    }

    @Test
    void asksOnceForAllWhoWantTheSameKey() {
        var one = find();
        var other = find();
        assertThat(source.asked).containsExactly(NAME);
        source.answer(NAME, KEY, Duration.ZERO);
        assertThat(one).isCompletedWithValue(KEY);
        assertThat(other).isCompletedWithValue(KEY);
    }

    @Test
    void oneWhoCompletesHisShareDisturbsNobody() {
        var one = find();
        var other = find();
        one.complete(ABSENT);
        source.answer(NAME, KEY, HOUR);
        assertThat(other).isCompletedWithValue(KEY);
    }

    @Test
    void asksAfreshWhenTheMemoryIsOlderThanWanted() {
        learn(KEY, HOUR);
        pass(Duration.ofSeconds(1));
        long began = now;
        var afresh = cache.findLearnedSince(began, NAME).toCompletableFuture();
        source.answer(NAME, NEWER, HOUR);
        assertThat(afresh).isCompletedWithValue(NEWER);
        assertThat(find()).isCompletedWithValue(NEWER);
        assertThat(cache.findLearnedSince(began, NAME).toCompletableFuture()).isCompletedWithValue(NEWER);
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void keepsWhatItKnowsWhenAskingAfreshFails() {
        learn(KEY, HOUR);
        pass(Duration.ofSeconds(1));
        var afresh = cache.findLearnedSince(now, NAME).toCompletableFuture();
        source.answer(NAME, UNAVAILABLE, Duration.ZERO);
        assertThat(afresh).isCompletedWithValue(UNAVAILABLE);
        assertThat(find()).isCompletedWithValue(KEY);
    }

    @Test
    void forgetsTheLeastRecentlyUsedWhenItIsFull() {
        learn(KEY, HOUR);
        for (int i = 0; i < 5; i++) {
            var name = new KeyName("other" + i, "remote.example");
            cache.find(name);
            source.answer(name, KEY, HOUR);
            assertThat(find()).isCompletedWithValue(KEY);
        }
        assertThat(cache.size()).isEqualTo(3);
    }

    @Test
    void isUnavailableWhenTheSourceBreaks() {
        var broken = new KeyCache(
                name -> {
                    throw new IllegalStateException("broken");
                },
                3,
                () -> now);
        assertThat(broken.find(NAME).toCompletableFuture().join()).isInstanceOf(KeyAnswer.Unavailable.class);
    }
}
