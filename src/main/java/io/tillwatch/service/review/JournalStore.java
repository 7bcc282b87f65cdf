package io.tillwatch.service.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the journal is kept. Every method may throw a Failure. */
public interface JournalStore {
    /**
     * The end of the journal, and its last entries: they may not be written yet.
     *
     * @param number of the last entry; 0 for none
     * @param hash of the last entry
     * @param last entries that were appended together last, in their order
     * @param revision opaque
     */
    record Head(long number, String hash, List<JournalEntry> last, String revision) {
        static final Head NONE = new Head(0, JournalEntry.BEGIN, List.of(), "");
    }

    /** Empty when nothing was ever written. */
    Optional<Head> head();

    /** Moves the end on, unless somebody else has; then nothing happens and it is false. */
    boolean move(Head from, Head to);

    /** Writes entries that are not there yet; what is there stays as it is. */
    void write(List<JournalEntry> entries);

    /** The entry of this number. */
    Optional<JournalEntry> find(long number);

    /** The entries of these numbers, in any order; those that are not there are absent. */
    List<JournalEntry> read(Collection<Long> numbers);

    /** The last entries about a sale, the newest first. */
    List<JournalEntry> about(String saleId, int limit);

    /** All entries of what was done to many flags at once, in their order. */
    void ofBulk(String bulk, Consumer<JournalEntry> consumer);

    /** All entries by their numbers, from one point in time; an entry that cannot be read as one comes as null. */
    void all(Consumer<Optional<JournalEntry>> consumer);
}
