package io.tillwatch.ui.runs;

import io.tillwatch.job.CatchUp;
import io.tillwatch.job.CronTimes;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.ScheduleWords;
import io.tillwatch.ui.common.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A schedule as somebody types it; nothing of it is written before it is saved. */
final class ScheduleDraft {
    private static final int SHOWN = 5;
    private static final int MOST = 100;

    private final Schedule opened;
    private final Instant now;
    private final Texts texts;
    private final StringProperty when;
    private final StringProperty zone;
    private final ObjectProperty<Overlap> overlap;
    private final ObjectProperty<CatchUp> catchUp;
    private final StringProperty retries;
    private final StringProperty pauseAfter;
    private final StringProperty deadline;
    private final Map<String, BooleanProperty> after = new TreeMap<>();

    /** @param others ids of the schedules that this one could wait for */
    ScheduleDraft(Schedule opened, List<String> others, Instant now, Texts texts) {
        this.opened = opened;
        this.now = now;
        this.texts = texts;
        Policies policies = opened.policies();
        this.when = new SimpleStringProperty(
                ScheduleWords.tell(opened.cron(), texts.language().locale()));
        this.zone = new SimpleStringProperty(opened.zone().getId());
        this.overlap = new SimpleObjectProperty<>(policies.overlap());
        this.catchUp = new SimpleObjectProperty<>(policies.catchUp());
        this.retries = new SimpleStringProperty(String.valueOf(policies.retry().limit()));
        this.pauseAfter = new SimpleStringProperty(String.valueOf(policies.pauseAfter()));
        this.deadline = new SimpleStringProperty(
                policies.deadline() == null ? "" : policies.deadline().toString());
        for (String other : others) {
            if (!other.equals(opened.id())) {
                after.put(other, new SimpleBooleanProperty(policies.after().contains(other)));
            }
        }
    }

    /** As it stood when it was opened. */
    Schedule opened() {
        return opened;
    }

    StringProperty whenProperty() {
        return when;
    }

    StringProperty zoneProperty() {
        return zone;
    }

    ObjectProperty<Overlap> overlapProperty() {
        return overlap;
    }

    ObjectProperty<CatchUp> catchUpProperty() {
        return catchUp;
    }

    StringProperty retriesProperty() {
        return retries;
    }

    StringProperty pauseAfterProperty() {
        return pauseAfter;
    }

    StringProperty deadlineProperty() {
        return deadline;
    }

    /** By id, whether this one waits for it. */
    Map<String, BooleanProperty> after() {
        return after;
    }

    /** Whatever is typed. */
    void onChange(Runnable action) {
        for (StringProperty typed : List.of(when, zone, retries, pauseAfter, deadline)) {
            typed.subscribe(changed -> action.run());
        }
        overlap.subscribe(changed -> action.run());
        catchUp.subscribe(changed -> action.run());
        after.values().forEach(waits -> waits.subscribe(changed -> action.run()));
    }

    /** What is wrong and how to write it; empty when it can be saved. */
    String problem() {
        try {
            Schedule ignored = read("nobody", now);
            return "";
        } catch (Unusable e) {
            return e.sentence;
        }
    }

    /** The next times; empty while they cannot be told. */
    List<Instant> next() {
        try {
            return CronTimes.parse(cron(), readZone()).between(now, Instant.MAX, SHOWN);
        } catch (Unusable e) {
            return List.of();
        }
    }

    /** In the zone of which the times are told; empty while it is none. */
    Optional<ZoneId> zoneRead() {
        try {
            return Optional.of(readZone());
        } catch (Unusable e) {
            return Optional.empty();
        }
    }

    /** The expression as it will be kept; empty while it is none. */
    String cronRead() {
        try {
            return cron();
        } catch (Unusable e) {
            return "";
        }
    }

    /**
     * The schedule with what was typed.
     *
     * @param standing as it stands in the index now
     * @param by {@code user@host}
     */
    Schedule on(Schedule standing, String by, Instant at) {
        Schedule typed = read(by, at);
        return standing.changed(typed.parameters(), typed.cron(), typed.zone(), typed.policies(), by, at);
    }

    private Schedule read(String by, Instant at) {
        Retry known = opened.policies().retry();
        List<String> waits = new ArrayList<>();
        after.forEach((id, chosen) -> {
            if (chosen.get()) {
                waits.add(id);
            }
        });
        Policies policies = new Policies(
                overlap.get(),
                catchUp.get(),
                new Retry(number(retries, "runs.schedule.retries"), known.first(), known.longest()),
                number(pauseAfter, "runs.schedule.pauseAfter"),
                readDeadline(),
                waits);
        return opened.changed(opened.parameters(), cron(), readZone(), policies, by, at);
    }

    private String cron() {
        try {
            return ScheduleWords.read(when.get());
        } catch (ScheduleWords.Unreadable e) {
            throw new Unusable(texts.text("runs.schedule.fault." + e.fault().name(), e.part()));
        }
    }

    private ZoneId readZone() {
        try {
            return ZoneId.of(zone.get().strip());
        } catch (DateTimeException e) {
            throw new Unusable(texts.text("runs.schedule.zone.unknown", zone.get()));
        }
    }

    private @Nullable LocalTime readDeadline() {
        String text = deadline.get().strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new Unusable(texts.text("runs.schedule.deadline.unreadable", text));
        }
    }

    private int number(StringProperty typed, String what) {
        String text = typed.get().strip();
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new Unusable(texts.text("runs.schedule.number", texts.text(what), MOST));
    }

    /** Something typed that cannot be saved. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Unusable(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }
}
