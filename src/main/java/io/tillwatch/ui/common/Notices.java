package io.tillwatch.ui.common;

import java.time.InstantSource;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What has been told, newest first. UI thread. */
public final class Notices {
    private static final int KEPT = 100;

    private final InstantSource clock;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(0);

    public Notices(InstantSource clock) {
        this.clock = clock;
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
