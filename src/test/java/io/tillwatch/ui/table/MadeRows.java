package io.tillwatch.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A source that makes its rows up, and can be made to wait or fail. */
final class MadeRows implements RowSource<SomeRow> {
    private final long total;
    private final long last;
    private int made;
    volatile boolean closed;
    /** Rows after which the source waits until it is let go, or interrupted. */
    long waitsAfter = Long.MAX_VALUE;

    long failsAfter = Long.MAX_VALUE;
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    MadeRows(long total) {
        this(total, total);
    }

    MadeRows(long total, long last) {
        this.total = total;
        this.last = last;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public List<SomeRow> next(int limit) {
        if (made >= waitsAfter) {
            waiting.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        if (made >= failsAfter) {
            throw new IllegalStateException("planted");
        }
        List<SomeRow> rows = new ArrayList<>();
        while (rows.size() < limit && made < last) {
            rows.add(SomeRow.number(made++));
        }
        return rows;
    }

    @Override
    public void close() {
        closed = true;
    }
}
