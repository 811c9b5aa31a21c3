// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Figures in the text format of Prometheus, version 0.0.4. What is no sample is passed over. */
record Samples(List<Sample> all) {

    private static final Pattern SAMPLE = Pattern.compile("(\\w{1,100})(?:\\{([^{}]{0,500})})? ([0-9.eE+-]{1,40})");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"\\\\]*)\"");

    Samples {
        all = List.copyOf(all);
    }

    /** One figure. */
    record Sample(String name, Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }

        private boolean is(String label, String value) {
            return value.equals(labels.get(label));
        }
    }

    static Samples parse(String text) {
        var all = new ArrayList<Sample>();
        for (var line : text.lines().toList()) {
            var sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                continue;
            }
            var labels = new TreeMap<String, String>();
            var label = LABEL.matcher(Optional.ofNullable(sample.group(2)).orElse(""));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            number(sample.group(3)).ifPresent(value -> all.add(new Sample(sample.group(1), labels, value)));
        }
        return new Samples(all);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Those of a name. */
    Samples named(String name) {
        return new Samples(
                all.stream().filter(sample -> sample.name.equals(name)).toList());
    }

    /** Those that have this value of a label. */
    Samples with(String label, String value) {
        return new Samples(
                all.stream().filter(sample -> sample.is(label, value)).toList());
    }

    /** All of them together; empty when there are none. */
    Optional<Long> sum() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of((long) all.stream().mapToDouble(Sample::value).sum());
    }

    /** Sums by the values of a label, in alphabetical order. */
    Map<String, Long> by(String label) {
        var sums = new TreeMap<String, Long>();
        for (var sample : all) {
            var value = sample.labels.get(label);
            if (value != null) {
                sums.merge(value, (long) sample.value, Long::sum);
            }
        }
        return sums;
    }
}
