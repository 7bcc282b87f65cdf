package io.tillwatch.service;

import io.tillwatch.model.Position;
import io.tillwatch.service.SourceSession.Fingerprint;
import io.tillwatch.service.SourceSession.Window;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reads what changed since the watermark, page by page; then rows that are stamped ahead of the database's clock (in live
 * mode those of seconds not over as well); then rows that were committed late, which show as minutes before the watermark that do not look as they did.
 */
final class ChangeSync {
    private static final int PAGE = 5_000;

    private final Desk desk;
    private final ChangeApplier applier;
    private final RowReader reader;
    private final IndexWriter writer;
    private final RunContext run;
    private final StateKeeper state;

    ChangeSync(
            Desk desk, ChangeApplier applier, RowReader reader, IndexWriter writer, RunContext run, StateKeeper state) {
        this.desk = desk;
        this.applier = applier;
        this.reader = reader;
        this.writer = writer;
        this.run = run;
        this.state = state;
    }

    void sync(SourceSession session) {
        Position start = state.now().watermark();
        if (start == null) {
            throw new IllegalStateException("Changes cannot be read before the first load");
        }
        boolean dryRun = run.request().dryRun();
        RowBatches batches = new RowBatches(
                applier, reader, writer, run, desk, session.clock(), state.now().overlap());
        Position end = readChanges(session, start, batches);
        readAhead(session, batches);
        SortedMap<Long, Fingerprint> minutes = readCommittedLate(session, start, batches);
        reader.finish();
        if (!dryRun) {
            writer.await();
            if (batches.applied() || !state.now().pending().isEmpty()) {
                applier.publish();
            }
            SortedMap<Long, Fingerprint> overlap = end.equals(start) ? minutes : session.overlap(end);
            state.save(state.now().reached(end, overlap).syncedAt(session.clock()));
        }
    }

    private Position readChanges(SourceSession session, Position start, RowBatches batches) {
        long total = session.countChanges(start, Long.MAX_VALUE);
        Position at = start;
        List<SourceRow> page;
        do {
            page = session.changes(Window.CLOSED, at, PAGE);
            batches.apply(page, total);
            at = lastPosition(page, at);
            if (page.size() == PAGE && !run.request().dryRun()) {
                reader.flushRejects();
                writer.await();
                state.save(state.now().passed(at));
            }
        } while (page.size() == PAGE);
        return at;
    }

    private void readAhead(SourceSession session, RowBatches batches) {
        Window ahead = run.request().kind() == JobRequest.Kind.LIVE ? Window.LATER : Window.AHEAD;
        List<SourceRow> page = session.changes(ahead, null, PAGE);
        batches.apply(page, page.size());
        while (page.size() == PAGE) {
            page = session.changes(ahead, lastPosition(page, new Position("", "")), PAGE);
            batches.apply(page, page.size());
        }
    }

    private SortedMap<Long, Fingerprint> readCommittedLate(
            SourceSession session, Position watermark, RowBatches batches) {
        SortedMap<Long, Fingerprint> minutes = session.overlap(watermark);
        for (Map.Entry<Long, Fingerprint> minute : minutes.entrySet()) {
            if (batches.isAsBefore(minute.getKey(), minute.getValue())) {
                continue;
            }
            List<SourceRow> page = session.ofMinute(minute.getKey(), watermark, null, PAGE);
            batches.apply(page, -1);
            while (page.size() == PAGE) {
                page = session.ofMinute(minute.getKey(), watermark, lastPosition(page, watermark), PAGE);
                batches.apply(page, -1);
            }
        }
        return minutes;
    }

    private static Position lastPosition(List<SourceRow> page, Position otherwise) {
        for (SourceRow row : page.reversed()) {
            if (row.position() != null) {
                return row.position();
            }
        }
        return otherwise;
    }
}
