package io.tillwatch.ui.table;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.TaskExecutor;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any number of rows for a table. They are read once, in the background, into a temporary file; the list has its full
 * length as soon as the source knows its total, and a row that was not read yet is null. Only the pages last looked at
 * are in memory. UI thread, but for {@link #each}.
 *
 * <p>The list cannot be changed or sorted: the source decides its order.
 */
public final class SpooledRows<R> extends ObservableListBase<R> implements ExportRows<R>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledRows.class);
    /** Few at first, so that a screen full of them is there at once. */
    private static final int FIRST_BATCH = 2 * SpoolFile.PAGE;

    private static final int BATCH = 16 * SpoolFile.PAGE;
    private static final int PAGES_KEPT = 64;

    /** How far reading is. */
    public enum State {
        /** The total is not known yet. */
        OPENING,
        READING,
        COMPLETE,
        /** Stopped; what was read stays. */
        CANCELLED,
        /** Failed; what was read stays. */
        FAILED;

        boolean over() {
            return this == COMPLETE || this == CANCELLED || this == FAILED;
        }
    }

    private final TaskExecutor tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OPENING);
    private final ReadOnlyLongWrapper readRows = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean progressTold = new AtomicBoolean();
    private final SharedSpool<R> spool = new SharedSpool<>();
    private final BackgroundTask.Running running;
    private final Map<Integer, List<R>> pages = new LinkedHashMap<>(PAGES_KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<R>> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    private long total;
    private int size;
    private boolean unreadable;

    /**
     * Begins to read.
     *
     * @param opening asked for the source in the background; the source is closed when it is read, or given up
     */
    public SpooledRows(
            Callable<? extends RowSource<R>> opening, RowCodec<R> codec, SpoolFolder folder, TaskExecutor tasks) {
        this.tasks = tasks;
        this.running = BackgroundTask.of(() -> readAll(opening, codec, folder))
                .onSuccess(rows -> end(State.COMPLETE))
                .onFailure(cause -> {
                    failure.set(cause);
                    end(State.FAILED);
                })
                .executeWith(tasks);
    }

    private long readAll(Callable<? extends RowSource<R>> opening, RowCodec<R> codec, SpoolFolder folder)
            throws Exception {
        try (RowSource<R> source = opening.call()) {
            long found = source.total();
            SpoolFile<R> file = new SpoolFile<>(folder.newFile(), codec);
            if (!spool.open(file)) {
                throw new InterruptedException("The rows are not wanted any more");
            }
            tasks.onUi(() -> opened(found));
            for (List<R> rows = source.next(FIRST_BATCH); !rows.isEmpty(); rows = source.next(BATCH)) {
                for (R row : rows) {
                    file.append(row);
                }
                tellProgress();
                if (Thread.interrupted()) {
                    throw new InterruptedException("Reading was stopped");
                }
            }
            file.finish();
            return file.rows();
        }
    }

    /** Tells at most once a pulse, however fast rows come. */
    private void tellProgress() {
        if (progressTold.compareAndSet(false, true)) {
            tasks.onUi(() -> {
                progressTold.set(false);
                if (state.get() == State.READING) {
                    readRows.set(spool.rows());
                }
            });
        }
    }

    private void opened(long found) {
        if (state.get() != State.OPENING) {
            return;
        }
        total = found;
        resize(found);
        state.set(State.READING);
    }

    private void end(State how) {
        long rows = spool.rows();
        // The source may have come to another end than it said, or was left halfway.
        resize(rows);
        if (how == State.COMPLETE) {
            total = rows;
        }
        readRows.set(rows);
        state.set(how);
    }

    private void resize(long rows) {
        int next = (int) Math.min(rows, Integer.MAX_VALUE - 8);
        if (next == size) {
            return;
        }
        beginChange();
        int before = size;
        size = next;
        if (next > before) {
            nextAdd(before, next);
        } else {
            nextRemove(next, Collections.<R>nCopies(before - next, null));
        }
        endChange();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State getState() {
        return state.get();
    }

    /** How many rows are read, of {@link #found}. */
    public ReadOnlyLongProperty readProperty() {
        return readRows.getReadOnlyProperty();
    }

    public long getRead() {
        return readRows.get();
    }

    /** Why reading failed; null unless it did. */
    public @Nullable Throwable getFailure() {
        return failure.get();
    }

    /** How many rows the source has in all; 0 as long as it is not known. */
    public long found() {
        return total;
    }

    /** Stops reading and keeps what was read. */
    public void cancel() {
        if (!state.get().over()) {
            running.cancel();
            end(State.CANCELLED);
        }
    }

    /** Stops reading and deletes the file, as soon as nobody exports it any more. May be called again. */
    @Override
    public void close() {
        running.cancel();
        if (!state.get().over()) {
            state.set(State.CANCELLED);
        }
        unreadable = true;
        pages.clear();
        spool.close();
    }

    @Override
    public int size() {
        return size;
    }

    /** The row, or null as long as it is not read. */
    @Override
    public @Nullable R get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        if (unreadable || index >= spool.rows()) {
            return null;
        }
        int number = index / SpoolFile.PAGE;
        List<R> page = pages.get(number);
        if (page == null) {
            page = readPage(number);
            pages.put(number, page);
        }
        int place = index % SpoolFile.PAGE;
        return place < page.size() ? page.get(place) : null;
    }

    /** A page lies in the system's cache and takes less than a frame: no need to leave the UI thread for it. */
    private List<R> readPage(int number) {
        try {
            return spool.page(number);
        } catch (IOException e) {
            LOG.warn("The temporary file of a table cannot be read", e);
            unreadable = true;
            return List.of();
        }
    }

    /** Hands over what was read, also while and after the list is closed. Any thread, once reading is over. */
    @Override
    public void each(Receiver<R> receiver) throws IOException {
        spool.each(receiver);
    }

    @Override
    public long total() {
        return spool.rows();
    }

    // What a list does by walking over all its rows would read the whole file.

    @Override
    public int indexOf(@Nullable Object row) {
        if (row == null) {
            return -1;
        }
        for (Map.Entry<Integer, List<R>> page : pages.entrySet()) {
            int place = page.getValue().indexOf(row);
            if (place >= 0) {
                return page.getKey() * SpoolFile.PAGE + place;
            }
        }
        return -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "SpooledRows[" + size + ", " + state.get() + "]";
    }
}
