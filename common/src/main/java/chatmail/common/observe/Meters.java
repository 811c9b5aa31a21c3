// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import chatmail.common.http.HttpAnswer;
import chatmail.common.http.HttpRequest;
import chatmail.common.http.HttpServer;
import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one process and the place where Prometheus reads them. */
public final class Meters {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    /** Scrapers are few; more is a mistake or an attack. */
    private static final int MAX_SCRAPERS = 16;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Meters() {
        registry.config().namingConvention(new ExactNames());
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** The Prometheus text format, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    /** Serves {@code GET /metrics}. A daemon goes on without: being watched is worth less than mail. */
    public void serve(Optional<ListenAddress> address, SocketServer server) {
        if (address.isEmpty()) {
            return;
        }
        try {
            HttpServer.listen(server, address.get(), MAX_SCRAPERS, this::answer);
        } catch (IOException e) {
            LOG.error("no metrics: {}", e.getMessage());
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        if (!request.path().equals("/metrics")) {
            return HttpAnswer.of(404, "text/plain", "see /metrics\n");
        }
        return request.method().equals("GET")
                ? HttpAnswer.of(200, "text/plain; version=0.0.4; charset=utf-8", scrape())
                : HttpAnswer.of(405, "text/plain", "only GET\n").with("Allow", "GET");
    }
}
