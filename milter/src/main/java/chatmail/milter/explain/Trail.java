// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.pgp.PgpObserver;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Trace;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what a policy said on the way to its verdict. */
final class Trail implements Trace {
    private final Map<Reason, Optional<String>> rules = new EnumMap<>(Reason.class);
    private final Map<Reason, Walk> walks = new EnumMap<>(Reason.class);

    @Override
    public void checked(Reason rule, Optional<String> shortfall) {
        rules.put(rule, shortfall);
    }

    @Override
    public PgpObserver reading(Reason rule) {
        return walks.computeIfAbsent(rule, key -> new Walk());
    }

    boolean reached(Reason rule) {
        return rules.containsKey(rule);
    }

    /** What a rule that was reached found lacking; empty when nothing. */
    Optional<String> shortfall(Reason rule) {
        return rules.getOrDefault(rule, Optional.empty());
    }

    /** The walk that saw most of the body: inspectors of another shape give up at the first line. */
    Optional<Walk> longestWalk() {
        return walks.values().stream()
                .filter(walk -> !walk.parts().isEmpty())
                .max(Comparator.comparingLong(Walk::packetCount)
                        .thenComparingInt(walk -> walk.parts().size()));
    }
}
