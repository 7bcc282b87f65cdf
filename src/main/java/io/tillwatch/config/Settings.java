package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says, with the environment's word above the file's.
 *
 * @param profile the profile's name
 * @param file the profile's file, which need not exist
 * @param source null when no MySQL address is set
 * @param index null when no Elasticsearch address is set
 * @param zone the zone whose calendar decides the business date
 * @param language {@code en}, {@code ko}, or empty for the platform's
 * @param live whether changes are taken in as they come, beside the schedules
 * @param secondPerson whether rules need the approval of somebody who did not write them before they become active
 * @param secondReviewerFrom from so many won on two reviewers have to decide alike; null for never
 * @param alarms whom to tell of what the scheduler meets
 * @param notes sentences that help when a connection is refused later
 */
public record Settings(
        String profile,
        Path file,
        @Nullable SourceSettings source,
        @Nullable IndexSettings index,
        ZoneId zone,
        String language,
        boolean live,
        boolean secondPerson,
        @Nullable Long secondReviewerFrom,
        AlarmSettings alarms,
        List<Sentence> notes) {
    public Settings {
        notes = List.copyOf(notes);
    }

    /** Where the sales are; a Failure that says how to set it when it is not. */
    public SourceSettings requireSource() {
        if (source == null) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.mysql.none", file));
        }
        return source;
    }

    /** Where the index is; a Failure that says how to set it when it is not. */
    public IndexSettings requireIndex() {
        if (index == null) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.es.none", file));
        }
        return index;
    }
}
