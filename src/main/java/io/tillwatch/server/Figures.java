package io.tillwatch.server;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tillwatch.service.Background;
import io.tillwatch.service.Count;
import io.tillwatch.service.Run;
import io.tillwatch.service.RunSums;
import io.tillwatch.service.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the index says, as metrics. Counters are sums over all recorded runs, on whichever machine they ran: they go on
 * after a restart, and every {@code serve} of one installation tells the same. What is not known is left out, so that an
 * old number is never taken for a new one.
 */
final class Figures {
    private static final Map<Count, String> ROWS = Map.of(
            Count.READ, "Rows read from the source.",
            Count.INDEXED, "Sales written because they are new or changed.",
            Count.DELETED, "Sales taken out because the source has them no more.",
            Count.FLAGGED, "Flags raised.",
            Count.REJECTED, "Rows that could not be taken in.");

    private static final Set<Run.State> DONE =
            Set.of(Run.State.COMPLETED, Run.State.COMPLETED_WITH_REJECTS, Run.State.COMPLETED_WITH_DIFFERENCES);

    private final Reading reading;
    private final Background.Status scheduler;
    private final Instant now;
    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    Figures(Reading reading, Background.Status scheduler, Instant now) {
        this.reading = reading;
        this.scheduler = scheduler;
        this.now = now;
    }

    MetricSnapshots snapshots() {
        Health health = Health.of(reading, now);
        gauge("tillwatch_elasticsearch_up", "Whether Elasticsearch answers.", truth(reading.answered()));
        gauge(
                "tillwatch_ready",
                "Whether questions can be answered.",
                truth(health.ready().ok()));
        gauge(
                "tillwatch_fresh",
                "Whether the last sync is within its limit.",
                truth(health.fresh().ok()));
        gauge(
                "tillwatch_proven",
                "Whether source and index were compared lately.",
                truth(health.proven().ok()));
        gauge("tillwatch_sync_lag_limit_seconds", "How old the last sync may be.", (double)
                reading.fresh().toSeconds());
        gauge("tillwatch_reading_timestamp_seconds", "When these numbers were read.", seconds(reading.at()));
        scheduler();
        Reading.Figures figures = reading.figures();
        if (figures != null) {
            state(figures.state());
            gauge("tillwatch_sales", "Sales in the index.", (double) figures.sales());
            gauge("tillwatch_flags_open", "Flags that nobody decided yet.", (double)
                    figures.flags().count());
            gauge("tillwatch_exposure_won", "Deposits still to come of sales with an open flag.", (double)
                    figures.flags().exposure());
            gauge("tillwatch_rejects", "Rows that wait to be mended.", (double) figures.rejects());
            runs(figures.runs());
        }
        return all.build();
    }

    private void state(SyncState state) {
        Instant synced = state.syncedAt();
        if (synced != null) {
            gauge("tillwatch_last_sync_timestamp_seconds", "The last complete sync.", seconds(synced));
            gauge(
                    "tillwatch_sync_lag_seconds",
                    "Time since the last complete sync.",
                    Health.age(synced, now).toMillis() / 1_000.0);
        }
        LocalDate through = state.provenThrough();
        if (through != null) {
            gauge(
                    "tillwatch_proven_through_timestamp_seconds",
                    "The end of the last business date up to which source and index were found equal.",
                    seconds(through.plusDays(1).atStartOfDay(reading.zone()).toInstant()));
        }
    }

    private void scheduler() {
        List<GaugeDataPointSnapshot> states = new ArrayList<>();
        for (Background.State state : Background.State.values()) {
            states.add(point(
                    truth(state == scheduler.state()),
                    Labels.of("state", state.name().toLowerCase(Locale.ROOT))));
        }
        gauges("tillwatch_scheduler_state", "How the scheduler stands: 1 for the state it is in.", states);
        gauge("tillwatch_scheduler_missed_runs", "Due times that are not caught up.", (double) scheduler.missed());
        List<GaugeDataPointSnapshot> next = new ArrayList<>();
        new TreeMap<>(scheduler.next()).forEach((job, due) -> next.add(point(seconds(due), Labels.of("job", job))));
        gauges("tillwatch_scheduler_next_run_timestamp_seconds", "When a job is due next.", next);
    }

    private void runs(SortedMap<String, RunSums> jobs) {
        ROWS.forEach((count, help) -> counters(
                "tillwatch_rows_" + count.key(), help, jobs, sums -> sums.rows().getOrDefault(count.key(), 0L)));
        List<CounterDataPointSnapshot> ended = new ArrayList<>();
        jobs.forEach((job, sums) -> sums.runs().forEach((state, number) -> {
            if (state != Run.State.RUNNING) {
                ended.add(count(number, Labels.of("job", job, "state", name(state))));
            }
        }));
        counters("tillwatch_runs", "Runs that have ended, by how.", ended);
        counters(
                "tillwatch_run_failures",
                "Runs that failed, or whose process ended without a word.",
                jobs,
                sums -> number(sums, Run.State.FAILED) + number(sums, Run.State.INTERRUPTED));
        gauges("tillwatch_runs_running", "Runs under way.", jobs, sums -> (double) number(sums, Run.State.RUNNING));
        last(jobs);
        durations(jobs);
    }

    private void last(SortedMap<String, RunSums> jobs) {
        gauges("tillwatch_last_run_timestamp_seconds", "The end of the last run.", jobs, sums -> {
            RunSums.Last last = sums.last();
            return last == null ? null : seconds(last.endedAt());
        });
        gauges("tillwatch_last_run_success", "Whether the last run did its work.", jobs, sums -> {
            RunSums.Last last = sums.last();
            return last == null ? null : truth(DONE.contains(last.state()));
        });
        gauges("tillwatch_last_run_rows_per_second", "Rows that the last run read in a second.", jobs, sums -> {
            RunSums.Last last = sums.last();
            return last == null || last.seconds() <= 0 ? null : last.read() / last.seconds();
        });
    }

    private void durations(SortedMap<String, RunSums> jobs) {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name("tillwatch_run_duration_seconds")
                .help("How long runs took.");
        jobs.forEach((job, sums) -> {
            List<Double> bounds = new ArrayList<>(sums.durations().bounds());
            bounds.add(Double.POSITIVE_INFINITY);
            histogram.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("job", job))
                    .classicHistogramBuckets(
                            ClassicHistogramBuckets.of(bounds, sums.durations().counts()))
                    .sum(sums.durations().sum())
                    .build());
        });
        all.metricSnapshot(histogram.build());
    }

    private static String name(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long number(RunSums sums, Run.State state) {
        return sums.runs().getOrDefault(state, 0L);
    }

    private void counters(String name, String help, SortedMap<String, RunSums> jobs, ToDoubleFunction<RunSums> value) {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        jobs.forEach((job, sums) -> points.add(count((long) value.applyAsDouble(sums), Labels.of("job", job))));
        counters(name, help, points);
    }

    private void counters(String name, String help, List<CounterDataPointSnapshot> points) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        points.forEach(counter::dataPoint);
        all.metricSnapshot(counter.build());
    }

    private void gauge(String name, String help, double value) {
        gauges(name, help, List.of(point(value, Labels.EMPTY)));
    }

    /** What one job has; null when it has none. */
    @FunctionalInterface
    private interface Value {
        @Nullable
        Double of(RunSums sums);
    }

    private void gauges(String name, String help, SortedMap<String, RunSums> jobs, Value value) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        jobs.forEach((job, sums) -> {
            Double known = value.of(sums);
            if (known != null) {
                points.add(point(known.doubleValue(), Labels.of("job", job)));
            }
        });
        gauges(name, help, points);
    }

    private void gauges(String name, String help, List<GaugeDataPointSnapshot> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(gauge::dataPoint);
        all.metricSnapshot(gauge.build());
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }

    private static CounterDataPointSnapshot count(long value, Labels labels) {
        return CounterDataPointSnapshot.builder()
                .value((double) value)
                .labels(labels)
                .build();
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1_000.0;
    }

    private static double truth(boolean yes) {
        return yes ? 1 : 0;
    }
}
