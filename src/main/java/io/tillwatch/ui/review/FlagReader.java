package io.tillwatch.ui.review;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Failure;
import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.Query;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.service.review.PendingReview;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.UnsentReviews;
import io.tillwatch.ui.table.RowSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the index for flags. Not on the UI thread. */
final class FlagReader {
    private static final Logger LOG = LoggerFactory.getLogger(FlagReader.class);
    private static final int HISTORY = 30;

    private final Workspace workspace;
    private final UnsentReviews unsent;

    FlagReader(Workspace workspace, UnsentReviews unsent) {
        this.workspace = workspace;
        this.unsent = unsent;
    }

    /** @param told what the flags add up to, on this thread */
    RowSource<FlagRow> open(Query query, Consumer<FlagRows.Sums> told) {
        FlagRows.Cursor cursor = workspace.flagRows().open(query);
        told.accept(cursor.sums());
        return new RowSource<>() {
            @Override
            public long total() {
                return cursor.total();
            }

            @Override
            public List<FlagRow> next(int limit) {
                return cursor.next(limit).stream().map(FlagRow::of).toList();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    FlagDetail detail(String id) {
        FlagRow flag = workspace.search().flag(id).map(FlagRow::of).orElse(null);
        if (flag == null) {
            return new FlagDetail(id, null, null, null, List.of());
        }
        FlagReview review = workspace.reviews().find(id);
        noteView(review);
        return new FlagDetail(id, flag, storeDay(flag), review, history(id));
    }

    /** Whoever may only read looks at it all the same. */
    private void noteView(FlagReview review) {
        try {
            workspace.reviews().view(review);
        } catch (Failure e) {
            LOG.info("That somebody looked at a flag could not be written down: {}", e.getMessage());
        }
    }

    private List<JournalEntry> history(String id) {
        return workspace.reviews().history(id, HISTORY).stream()
                .filter(entry -> !entry.action().equals(ReviewAction.Kind.VIEW.name()))
                .toList();
    }

    /** Does something to a flag and tells how it stands then. */
    FlagDetail act(FlagDetail seen, FlagReview before, ReviewAction action) {
        // What was done before comes before.
        sendUnsent();
        FlagReview now = action.kind() == ReviewAction.Kind.UNDO
                ? workspace.reviews().undo(before)
                : workspace.reviews().act(before, action);
        return seen.with(now, history(seen.id()));
    }

    /** Keeps something on this computer until Elasticsearch is back. */
    void keep(FlagReview before, ReviewAction action, Instant at) {
        PendingReview ignored = unsent.keep(before, action, self(), at);
    }

    /** What is kept here and not sent, or could not be done when it was. */
    List<PendingReview> unsent() {
        return unsent.all();
    }

    /** Sends what is kept, in its order. */
    void sendUnsent() {
        if (!unsent.all().stream().allMatch(PendingReview::isConflict)) {
            UnsentReviews.Outcome ignored = unsent.send(workspace.reviews());
        }
    }

    /** Somebody has seen why these could not be done. */
    void settle(List<PendingReview> seen) {
        seen.forEach(unsent::settle);
    }

    /** {@code user@host} of who sits here. */
    String self() {
        return workspace.reviews().self();
    }

    private @Nullable DayTotals storeDay(FlagRow flag) {
        String store = flag.text("store_id");
        LocalDate date = flag.date("business_date");
        return store == null || date == null
                ? null
                : workspace.figures().dates(new DateRange(date, date), store).get(date);
    }
}
