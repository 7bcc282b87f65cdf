package io.tillwatch.cli;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.Workspace;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.Reviews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Does something to flags and says what came of each. */
final class ReviewRun {
    private final CommandContext context;

    ReviewRun(CommandContext context) {
        this.context = context;
    }

    int act(List<String> saleIds, ReviewAction action) {
        if (saleIds.size() == 1) {
            return one(saleIds, (reviews, flag) -> reviews.act(flag, action));
        }
        try (Workspace workspace = context.open()) {
            workspace.admin().prepareRecords();
            Reviews.Bulk bulk;
            try (ProgressPrinter progress = context.progress()) {
                bulk = workspace
                        .reviews()
                        .actOnAll(
                                saleIds,
                                action,
                                done -> progress.progress(Stage.INDEXING, done, saleIds.size()),
                                () -> false);
            }
            print(bulk.done(), bulk.refused());
            return bulk.refused().isEmpty() ? ExitCode.DONE : ExitCode.REMARKS;
        }
    }

    int undo(List<String> saleIds) {
        return one(saleIds, Reviews::undo);
    }

    private int one(List<String> saleIds, BiFunction<Reviews, FlagReview, FlagReview> doing) {
        try (Workspace workspace = context.open()) {
            workspace.admin().prepareRecords();
            Reviews reviews = workspace.reviews();
            Map<String, Sentence> refused = new LinkedHashMap<>();
            long done = 0;
            for (String id : saleIds) {
                try {
                    FlagReview now = doing.apply(reviews, reviews.find(id));
                    done += now.saleId().isEmpty() ? 0 : 1;
                } catch (Failure e) {
                    if (e.kind() != Failure.Kind.REFUSED) {
                        throw e;
                    }
                    refused.put(id, e.sentence());
                }
            }
            print(done, refused);
            return refused.isEmpty() ? ExitCode.DONE : ExitCode.REMARKS;
        }
    }

    private void print(long done, Map<String, Sentence> refused) {
        Messages messages = context.messages();
        if (context.json()) {
            List<Object> refusals = new ArrayList<>();
            refused.forEach((id, why) -> {
                Map<String, @Nullable Object> refusal = new LinkedHashMap<>();
                refusal.put("id", id);
                refusal.put("why", messages.text(why));
                refusals.add(refusal);
            });
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("done", done);
            answer.put("refused", refusals);
            context.out().println(Json.of(answer));
            return;
        }
        context.out().println(messages.text(Sentence.of("cli.review.done", Numbers.grouped(done))));
        refused.forEach((id, why) ->
                context.out().println("  " + Table.printable(id) + ": " + Table.printable(messages.text(why))));
    }
}
