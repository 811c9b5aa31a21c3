// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens by which the devices of one address are notified, each with the time it was last set.
 *
 * @param times in the order in which they were set first
 */
public record DeviceTokens(Map<String, Instant> times) {
    /** A device sets its token anew each time it connects; one that has not for so long is gone. */
    public static final Duration LIFETIME = Duration.ofDays(90);

    /** Of one address; the one that was set longest ago makes room. */
    static final int MAX_TOKENS = 32;

    /** In characters; those in use have some hundred. */
    static final int MAX_LENGTH = 4_096;

    /** A time that lies further ahead was written by a wrong clock. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    public DeviceTokens {
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    static DeviceTokens none() {
        return new DeviceTokens(Map.of());
    }

    /** Whether it can be a token: something printable without blanks, because several are told in one line. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    DeviceTokens with(String token, Instant now) {
        var changed = new LinkedHashMap<>(validAt(now).times);
        changed.put(token, now);
        return new DeviceTokens(changed).newest();
    }

    private DeviceTokens newest() {
        var changed = new LinkedHashMap<>(times);
        times.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(Math.max(0, times.size() - MAX_TOKENS))
                .forEach(oldest -> changed.remove(oldest.getKey()));
        return new DeviceTokens(changed);
    }

    DeviceTokens without(String token) {
        var changed = new LinkedHashMap<>(times);
        changed.remove(token);
        return new DeviceTokens(changed);
    }

    DeviceTokens validAt(Instant now) {
        var valid = new LinkedHashMap<>(times);
        valid.values().removeIf(time -> time.isBefore(now.minus(LIFETIME)) || time.isAfter(now.plus(AHEAD)));
        return new DeviceTokens(valid).newest();
    }

    public List<String> all() {
        return List.copyOf(times.keySet());
    }
}
