package io.tillwatch.service;

import io.tillwatch.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks questions that do not depend on each other at the same time: their answers take as long as the slowest one. */
final class AtOnce {
    private AtOnce() {}

    /**
     * Runs all of them, each on a thread of its own, and returns when the last one has ended. What they wrote is visible
     * to the caller. Throws the first failure in the order given; an interrupt ends all and is a
     * {@link Failure.Kind#CANCELLED}.
     */
    static void run(Runnable... questions) {
        List<Callable<Object>> asked = new ArrayList<>();
        for (Runnable question : questions) {
            asked.add(Executors.callable(question));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> answer : threads.invokeAll(asked)) {
                answer.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, "The run was stopped.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("A question broke off", e);
        }
    }
}
