package io.tillwatch.ui.runs;

import io.tillwatch.model.StoredSentence;
import io.tillwatch.service.Count;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs in the words of a language. */
public final class RunWords {
    private static final String BETWEEN = " · ";

    private final Texts texts;
    private final Formats formats;

    RunWords(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** {@code Verify and repair}. */
    String job(Run run) {
        return JobChoice.of(run).map(this::job).orElseGet(() -> texts.textOr("job." + run.job(), run.job()));
    }

    String job(JobRequest request) {
        return job(JobChoice.of(request));
    }

    String job(JobChoice choice) {
        return job(choice, texts);
    }

    /** {@code Verify and repair}. */
    public static String job(JobRequest request, Texts texts) {
        return job(JobChoice.of(request), texts);
    }

    private static String job(JobChoice choice, Texts texts) {
        return choice == JobChoice.REPAIR ? texts.text("runs.job.repair") : texts.text("job." + choice.word());
    }

    String state(Run.State state) {
        return texts.text("runs.state", state);
    }

    /** What was counted, {@code 200,886 rows read}, in the order of {@link Count}; what is zero is left out. */
    List<String> counts(Map<String, Long> counts) {
        List<String> words = new ArrayList<>();
        for (Count count : Count.values()) {
            long number = counts.getOrDefault(count.key(), 0L);
            if (number != 0) {
                words.add(texts.text("runs.count", count).formatted(formats.count(number)));
            }
        }
        return words;
    }

    /** A line of a run's log, or how it ended, which are kept in English. */
    String line(String english) {
        return texts.text(StoredSentence.read(english));
    }

    /** What a run counted; nothing yet while it is at work. */
    String countsInLine(Run run) {
        List<String> words = counts(run.counts());
        return words.isEmpty() && run.state() != Run.State.RUNNING
                ? texts.text("runs.counts.none")
                : String.join(BETWEEN, words);
    }

    /** What is about to be done, {@code write 12 sales, write 3 store-days}. */
    String touches(Map<String, Long> counts) {
        List<String> words = would(counts, false);
        return words.isEmpty() ? texts.text("runs.would.none") : String.join(", ", words);
    }

    private List<String> would(Map<String, Long> counts, boolean repair) {
        List<String> words = new ArrayList<>();
        for (Count count : Count.values()) {
            long number = counts.getOrDefault(count.key(), 0L);
            if (number != 0) {
                boolean mends = count == Count.DIFFERENT && repair;
                String key = mends ? "runs.would.REPAIRED" : "runs.would." + count.name();
                words.add(texts.text(key, formats.count(number)));
            }
        }
        return words;
    }

    /** What a dry run says would be done, as a sentence. */
    String would(JobRequest request, Map<String, Long> counts) {
        List<String> words = would(counts, request.repair());
        if (words.isEmpty()) {
            boolean replay = request.kind() == JobRequest.Kind.REPLAY_REJECTS;
            return texts.text(replay ? "runs.would.unknown" : "runs.would.nothing");
        }
        return texts.text("runs.would", String.join(", ", words));
    }

    /** {@code 2026-11-01 (Sun) to 2026-11-05 (Thu) · store 1042 · dry run}; all dates and stores when there is nothing else. */
    String scope(JobRequest request) {
        return scope(
                request.range().first(),
                request.range().last(),
                request.storeId(),
                request.dryRun(),
                request.force(),
                request.kind().takesRange());
    }

    String scope(Run run) {
        Map<String, String> given = run.parameters();
        return scope(
                date(given.get("from")),
                date(given.get("to")),
                given.get("store"),
                given.containsKey("dry_run"),
                given.containsKey("force"),
                JobChoice.of(run).map(JobChoice::takesRange).orElse(true));
    }

    private String scope(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String store,
            boolean dryRun,
            boolean force,
            boolean takesRange) {
        List<String> words = new ArrayList<>();
        if (from != null && from.equals(to)) {
            words.add(formats.date(from));
        } else if (from != null && to != null) {
            words.add(texts.text("runs.scope.range", formats.date(from), formats.date(to)));
        } else if (from != null) {
            words.add(texts.text("runs.scope.from", formats.date(from)));
        } else if (to != null) {
            words.add(texts.text("runs.scope.to", formats.date(to)));
        } else if (takesRange) {
            words.add(texts.text("runs.scope.dates"));
        }
        if (store != null) {
            words.add(texts.text("runs.scope.store", store));
        } else {
            words.add(texts.text(takesRange ? "runs.scope.stores" : "runs.scope.all"));
        }
        if (force) {
            words.add(texts.text("runs.scope.force"));
        }
        if (dryRun) {
            words.add(texts.text("runs.scope.dry"));
        }
        return String.join(BETWEEN, words);
    }

    /** What a schedule started it for, {@code schedule sync, for 2026-11-23 06:00, late}; empty when a person did. */
    String occasion(Run run) {
        Run.Occasion occasion = run.occasion();
        if (occasion == null) {
            return run.cancelRequestedBy() == null ? "" : texts.text("runs.cancel.asked", run.cancelRequestedBy());
        }
        List<String> words = new ArrayList<>();
        words.add(texts.text("runs.occasion.schedule", occasion.schedule(), formats.minute(occasion.scheduledFor())));
        if (occasion.late()) {
            words.add(texts.text("runs.occasion.late"));
        }
        if (occasion.times() > 1) {
            words.add(texts.text("runs.occasion.times", formats.count((long) occasion.times())));
        }
        if (occasion.attempt() > 1) {
            words.add(texts.text("runs.occasion.attempt", occasion.attempt()));
        }
        if (occasion.resumes() != null) {
            words.add(texts.text("runs.occasion.resumes", occasion.resumes()));
        }
        if (run.cancelRequestedBy() != null) {
            words.add(texts.text("runs.cancel.asked", run.cancelRequestedBy()));
        }
        return String.join(BETWEEN, words);
    }

    static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Of one that still runs: until now. */
    String duration(Run run, Instant now) {
        Instant end = run.endedAt() == null ? now : run.endedAt();
        return formats.duration(Duration.between(run.startedAt(), end));
    }

    /** {@code 12,345 of about 200,886 · 61.0% · 8,400 a second · 20 s left}. */
    String progress(JobProgress now) {
        List<String> words = new ArrayList<>();
        if (now.total() > 0) {
            long all = Math.max(now.total(), now.done());
            words.add(texts.text("runs.progress.of", formats.count(now.done()), formats.count(all)));
            words.add(formats.percent(now.share()));
        } else if (now.done() > 0) {
            words.add(formats.count(now.done()));
        }
        if (now.perSecond() > 0) {
            words.add(texts.text("runs.progress.rate", formats.count(now.perSecond())));
        }
        if (now.left() != null) {
            words.add(texts.text("runs.progress.left", formats.duration(now.left())));
        }
        return String.join(BETWEEN, words);
    }
}
