package io.tillwatch.server;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tillwatch.service.Background;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * All numbers for Prometheus. One for the whole life of the process: what it counts must not fall, and what it hangs on the
 * virtual machine cannot be taken off again.
 */
public final class Metrics {
    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LongSupplier nanoTime;
    private final Counter requests = Counter.builder()
            .name("tillwatch_http_requests_total")
            .help("Requests answered, by address and status.")
            .labelNames("path", "code")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("tillwatch_http_request_duration_seconds")
            .help("Time from a request to the end of its answer.")
            .labelNames("path")
            .classicOnly()
            .register(registry);

    public Metrics(
            Readings readings, Supplier<Background.Status> scheduler, InstantSource clock, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        JvmMetrics.builder().register(registry);
        registry.register(() -> new Figures(readings.latest(), scheduler.get(), clock.instant()).snapshots());
    }

    /** Counts a request once it is answered. The address is one of ours, so there are few. */
    void watch(Request request, Response response, String path) {
        long begin = nanoTime.getAsLong();
        Request.addCompletionListener(request, failure -> {
            requests.labelValues(path, String.valueOf(response.getStatus())).inc();
            durations.labelValues(path).observe((nanoTime.getAsLong() - begin) / NANOS);
        });
    }

    byte[] text() {
        MetricSnapshots snapshots = registry.scrape();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
