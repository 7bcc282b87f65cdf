package io.tillwatch.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What has been told, newest first. UI thread. */
public final class Notices {
    private static final int KEPT = 100;
    /** After this long a person looks elsewhere. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(0);

    private final Consumer<Notice> elsewhere;

    public Notices(InstantSource clock) {
        this(clock, notice -> {});
    }

    /** @param elsewhere told as well of the end of long work, for somebody who looks elsewhere by now */
    public Notices(InstantSource clock, Consumer<Notice> elsewhere) {
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    /** The time, for {@link #tellEnd}. */
    public Instant now() {
        return clock.instant();
    }

    /** Tells how work ended that began then. */
    public void tellEnd(Instant begun, Notice.Level level, String text, @Nullable Address address) {
        tell(level, text, address);
        if (isLong(Duration.between(begun, clock.instant()))) {
            elsewhere.accept(all.getFirst());
        }
    }

    public static boolean isLong(Duration work) {
        return work.compareTo(LONG) > 0;
    }

    public void tell(Notice.Level level, String text, @Nullable Address address) {
        all.addFirst(new Notice(level, text, clock.instant(), address));
        if (all.size() > KEPT) {
            all.removeLast();
        }
        unread.set(Math.min(KEPT, unread.get() + 1));
    }

    public ObservableList<Notice> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public void markRead() {
        unread.set(0);
    }
}
