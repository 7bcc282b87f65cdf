package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a few questions at once, so that the server answers one while we read the other. */
final class Parallel {
    private static final int AT_ONCE = 3;

    private final ExecutorService executor;

    Parallel(ExecutorService executor) {
        this.executor = executor;
    }

    /** The answers to all parts, in their order; throws the first failure. */
    <P, A> List<A> each(List<P> parts, Function<P, List<A>> question) {
        List<A> answers = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += AT_ONCE) {
            List<Callable<List<A>>> asked = new ArrayList<>();
            for (P part : parts.subList(from, Math.min(parts.size(), from + AT_ONCE))) {
                asked.add(() -> question.apply(part));
            }
            answers.addAll(all(asked));
        }
        return answers;
    }

    /** Runs all of them at once; throws the first failure. */
    void run(Runnable... questions) {
        List<Callable<List<Void>>> asked = new ArrayList<>();
        for (Runnable question : questions) {
            asked.add(() -> {
                question.run();
                return List.of();
            });
        }
        all(asked);
    }

    private <A> List<A> all(List<Callable<List<A>>> asked) {
        try {
            List<A> answers = new ArrayList<>();
            for (Future<List<A>> answer : executor.invokeAll(asked)) {
                answers.addAll(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("A question to the index broke off", e);
        }
    }
}
