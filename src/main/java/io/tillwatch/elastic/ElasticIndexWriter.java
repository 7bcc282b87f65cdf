package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cuts writes into requests and keeps a bounded number of them under way. Used by one thread. */
final class ElasticIndexWriter implements IndexWriter {
    private static final int LARGEST_BODY = 4 << 20;
    private static final int MOST_ITEMS = 5000;
    private static final int FEW_ITEMS = 500;
    /** A request under way ends by itself within this time. */
    private static final Duration CLOSE_WITHIN = Http.ANSWER_WITHIN.plusSeconds(10);

    private final BulkLines lines;
    private final BulkSender sender;
    private final ExecutorService executor;
    private final int inFlight;
    private final Semaphore free;
    private final CountDownLatch stopped;
    private final ConcurrentLinkedQueue<JsonBytes> buffers = new ConcurrentLinkedQueue<>();
    private final Object lock = new Object();
    private Settled settled = new Settled();
    private @Nullable RuntimeException failure;

    ElasticIndexWriter(
            BulkLines lines, BulkSender sender, ExecutorService executor, int inFlight, CountDownLatch stopped) {
        this.lines = lines;
        this.sender = sender;
        this.executor = executor;
        this.inFlight = inFlight;
        this.free = new Semaphore(inFlight);
        this.stopped = stopped;
    }

    /** Writes and their lines. */
    private record Body(List<IndexWrite> writes, JsonBytes lines) {}

    @Override
    public void send(List<IndexWrite> writes) {
        throwFailure();
        List<RemoveSale> removals = new ArrayList<>();
        // The server works on a request in one thread, so a few of them are done sooner than one.
        int most = Math.clamp(Math.ceilDiv(writes.size(), inFlight), FEW_ITEMS, MOST_ITEMS);
        cut(writes, most, removals, body -> run(() -> settle(body)));
        for (int from = 0; from < removals.size(); from += MOST_ITEMS) {
            List<RemoveSale> part = removals.subList(from, Math.min(removals.size(), from + MOST_ITEMS));
            run(() -> sender.remove(part));
        }
    }

    @Override
    public void send(List<IndexWrite> first, List<PutSale> sales) {
        throwFailure();
        List<Body> before = new ArrayList<>();
        List<Body> after = new ArrayList<>();
        cut(first, MOST_ITEMS, List.of(), before::add);
        cut(sales, MOST_ITEMS, List.of(), after::add);
        run(() -> {
            Settled outcome = new Settled();
            before.forEach(body -> outcome.add(settle(body)));
            for (Body body : after) {
                outcome.add(settle(outcome.anyRefused() ? without(outcome, body) : body));
            }
            return outcome;
        });
    }

    /** Makes bodies of bounded size; removals of sales go into {@code removals} instead. */
    private void cut(List<? extends IndexWrite> writes, int most, List<RemoveSale> removals, Consumer<Body> ready) {
        List<IndexWrite> chunk = new ArrayList<>();
        JsonBytes body = buffer();
        for (IndexWrite write : writes) {
            if (write instanceof RemoveSale removal) {
                removals.add(removal);
                continue;
            }
            if (write instanceof PutSale put && !isAcceptable(put)) {
                continue;
            }
            int before = body.length();
            lines.write(body, write);
            if (!chunk.isEmpty() && (body.length() > LARGEST_BODY || chunk.size() == most)) {
                body.cut(before);
                ready.accept(new Body(chunk, body));
                chunk = new ArrayList<>();
                body = buffer();
                lines.write(body, write);
            }
            chunk.add(write);
        }
        if (chunk.isEmpty()) {
            buffers.add(body);
        } else {
            ready.accept(new Body(chunk, body));
        }
    }

    private Settled settle(Body body) {
        Settled outcome = body.writes().isEmpty() ? new Settled() : sender.settle(body.writes(), body.lines());
        buffers.add(body.lines());
        return outcome;
    }

    /** A sale whose flag was refused must not become visible without it. */
    private Body without(Settled refused, Body body) {
        List<IndexWrite> rest = body.writes().stream()
                .filter(write -> !(write instanceof PutSale put && refused.hasRefused(put.id())))
                .toList();
        JsonBytes out = body.lines();
        out.clear();
        rest.forEach(write -> lines.write(out, write));
        return new Body(rest, out);
    }

    /** What would make the server refuse the whole request is found before it is sent. */
    private boolean isAcceptable(PutSale put) {
        if (put.version() >= 0 && DocumentIds.fits(put.id())) {
            return true;
        }
        synchronized (lock) {
            settled.refuse(put.id(), put.version() < 0 ? "modified" : "id");
        }
        return false;
    }

    private JsonBytes buffer() {
        JsonBytes buffer = buffers.poll();
        if (buffer == null) {
            return new JsonBytes(64 << 10);
        }
        buffer.clear();
        return buffer;
    }

    private void run(Supplier<Settled> work) {
        acquire(1);
        try {
            throwFailure();
            executor.execute(() -> {
                try {
                    Settled outcome = work.get();
                    synchronized (lock) {
                        settled.add(outcome);
                    }
                } catch (Throwable e) {
                    // Whatever it was: a request without an outcome must not look as if it had gone well.
                    synchronized (lock) {
                        failure = failure != null ? failure : asFailure(e);
                    }
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException e) {
            free.release();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"), e);
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private static RuntimeException asFailure(Throwable e) {
        return e instanceof RuntimeException known
                ? known
                : new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("elastic.writing.broke"), e);
    }

    private void acquire(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"), e);
        }
    }

    private void throwFailure() {
        synchronized (lock) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Override
    public Outcome await() {
        acquire(inFlight);
        free.release(inFlight);
        synchronized (lock) {
            throwFailure();
            Outcome outcome = settled.outcome();
            settled = new Settled();
            return outcome;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        boolean interrupted = false;
        long end = System.nanoTime() + CLOSE_WITHIN.toNanos();
        while (true) {
            try {
                if (free.tryAcquire(inFlight, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    free.release(inFlight);
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
