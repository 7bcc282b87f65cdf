package io.tillwatch.ui.review;

import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.service.review.JournalStore;
import io.tillwatch.service.review.ReviewStore;
import io.tillwatch.service.review.Reviews;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Flags that nobody wrote anything on, and a journal in memory that nobody reads. */
final class UntouchedFlags implements ReviewStore, JournalStore {
    static Reviews reviews() {
        var untouched = new UntouchedFlags();
        return new Reviews(untouched, untouched, "kim@desk", () -> Instant.EPOCH, null);
    }

    @Override
    public Map<String, FlagReview> find(Collection<String> saleIds) {
        Map<String, FlagReview> found = new HashMap<>();
        saleIds.forEach(id -> found.put(id, new FlagReview(id, "1042", 5_000, new TreeMap<>(), 0, "", false, "")));
        return found;
    }

    @Override
    public Set<String> save(List<FlagReview> reviews) {
        return Set.of();
    }

    @Override
    public void publish() {}

    @Override
    public void written(Consumer<FlagReview> consumer) {}

    @Override
    public List<JournalEntry> read(Collection<Long> numbers) {
        return List.of();
    }

    @Override
    public Optional<Head> head() {
        return Optional.empty();
    }

    @Override
    public boolean move(Head from, Head to) {
        return true;
    }

    @Override
    public void write(List<JournalEntry> entries) {}

    @Override
    public Optional<JournalEntry> find(long number) {
        return Optional.empty();
    }

    @Override
    public List<JournalEntry> about(String saleId, int limit) {
        return List.of();
    }

    @Override
    public void ofBulk(String bulk, Consumer<JournalEntry> consumer) {}

    @Override
    public void all(Consumer<Optional<JournalEntry>> consumer) {}
}
