// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.stream.DoubleStream;

/** Values in their order. */
final class Percentiles {

    private final double[] sorted;

    Percentiles(DoubleStream values) {
        sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
    }

    /** How many values there are. */
    int size() {
        return sorted.length;
    }

    /** The least value that so many percent of all do not exceed. */
    double at(int percent) {
        var rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[Math.max(1, rank) - 1];
    }

    /** The one in the middle, or the mean of the two. */
    double median() {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }
}
