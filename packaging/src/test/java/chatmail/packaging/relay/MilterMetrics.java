// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the milter of a relay shows to Prometheus, read anew at each question. */
record MilterMetrics(PrivateRelay relay) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** How many verdicts a role has come to for this reason. */
    int verdicts(String role, String reason) throws IOException {
        return (int) samples().stream()
                .filter(sample -> sample.group(1).equals("chatmail_milter_messages_total"))
                .filter(sample -> role.equals(labels(sample).get("role")))
                .filter(sample -> reason.equals(labels(sample).get("reason")))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }

    /** Such as {@code chatmail_dns_lookups_total[result]}; what a histogram or summary is made of has one name. */
    TreeSet<String> namesWithLabels() throws IOException {
        var names = new TreeSet<String>();
        for (var sample : samples()) {
            var labels = labels(sample);
            labels.remove("le");
            var name = sample.group(1).replaceFirst("_seconds_(bucket|count|sum|max)$", "_seconds");
            names.add(name + (labels.isEmpty() ? "" : labels.keySet().toString().replace(" ", "")));
        }
        return names;
    }

    private List<MatchResult> samples() throws IOException {
        var url = URI.create("http://" + relay.host() + ":" + relay.milterMetricsPort() + "/metrics")
                .toURL();
        try (var in = url.openStream()) {
            return SAMPLE.matcher(new String(in.readAllBytes(), UTF_8))
                    .results()
                    .toList();
        }
    }

    private static Map<String, String> labels(MatchResult sample) {
        var labels = new TreeMap<String, String>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }
}
