// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.jspecify.annotations.Nullable;

/** Names as Prometheus wants them, but {@code ..._created_total} keeps its word, which is else taken for a suffix. */
final class ExactNames extends PrometheusNamingConvention {
    private static final String SUFFIX = "_created_total";

    @Override
    public String name(String name, Meter.Type type, @Nullable String baseUnit) {
        return name.endsWith(SUFFIX)
                ? name.substring(0, name.length() - "_total".length())
                : super.name(name, type, baseUnit);
    }
}
