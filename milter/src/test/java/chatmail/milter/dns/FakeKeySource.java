// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers when a test says so, and what it says. */
final class FakeKeySource implements KeySource {
    final List<KeyName> asked = new ArrayList<>();
    private final Map<KeyName, Queue<CompletableFuture<TimedAnswer>>> waiting = new HashMap<>();

    @Override
    public CompletionStage<TimedAnswer> find(KeyName name) {
        asked.add(name);
        var answer = new CompletableFuture<TimedAnswer>();
        waiting.computeIfAbsent(name, key -> new ArrayDeque<>()).add(answer);
        return answer;
    }

    /** Answers the oldest question for that name. */
    void answer(KeyName name, KeyAnswer answer, Duration ttl) {
        waiting.getOrDefault(name, new ArrayDeque<>()).remove().complete(new TimedAnswer(answer, ttl));
    }
}
