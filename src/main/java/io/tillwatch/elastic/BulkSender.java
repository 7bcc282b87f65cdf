package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutFlag;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.RemoveFlag;
import io.tillwatch.service.IndexWrite.RemoveSale;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends writes until each is acknowledged, in conflict, or set aside. What may pass is tried again with growing pauses
 * until nothing has gone forward for as long as our patience lasts; what cannot pass stops the whole with a failure.
 */
final class BulkSender {
    private static final Logger LOG = LoggerFactory.getLogger(BulkSender.class);
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private final Calls calls;
    private final BulkLines lines;
    private final MultiGet get;
    private final Patience patience;
    private final CountDownLatch stopped;

    /** Repeats nothing any more once {@code stopped} is down. */
    BulkSender(Calls calls, BulkLines lines, MultiGet get, Patience patience, CountDownLatch stopped) {
        this.calls = calls;
        this.lines = lines;
        this.get = get;
        this.patience = patience;
        this.stopped = stopped;
    }

    /** One stretch of work with its clock, which starts anew whenever something went forward. */
    private final class Attempt {
        private long forwardAt = System.nanoTime();
        private int repetitions;

        void wentForward() {
            forwardAt = System.nanoTime();
            repetitions = 0;
        }

        void pauseAfter(Failure failure) {
            Duration pause = patience.pause(repetitions++);
            if (failure.kind() != Failure.Kind.UNAVAILABLE
                    || System.nanoTime() - forwardAt + pause.toNanos()
                            > patience.total().toNanos()) {
                throw failure;
            }
            if (repetitions == 3) {
                LOG.warn("Writing waits and tries again: {}", failure.getMessage());
            }
            try {
                if (stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw failure;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"));
            }
        }
    }

    /** Settles these writes, whose lines are in {@code ready}. */
    Settled settle(List<IndexWrite> writes, JsonBytes ready) {
        var settled = new Settled();
        settle(writes, ready, settled, new Attempt());
        return settled;
    }

    private void settle(List<IndexWrite> writes, JsonBytes ready, Settled settled, Attempt attempt) {
        List<IndexWrite> open = writes;
        JsonBytes body = ready;
        while (true) {
            Reply reply = post(body, attempt);
            if (reply.status() == 400 || reply.status() == 413) {
                split(open, reply, settled, attempt);
                return;
            }
            BulkAnswer answer = BulkAnswer.read(calls.checked(reply).body());
            if (!answer.errors()) {
                settled.acknowledge(open.size());
                return;
            }
            if (answer.items().size() != open.size()) {
                throw Json.unreadable();
            }
            List<IndexWrite> again = new ArrayList<>();
            Failure last = sort(open, answer.items(), settled, again);
            if (again.isEmpty() || last == null) {
                return;
            }
            if (again.size() < open.size()) {
                attempt.wentForward();
            }
            attempt.pauseAfter(last);
            open = again;
            body = encoded(open);
        }
    }

    private JsonBytes encoded(List<IndexWrite> writes) {
        var body = new JsonBytes(8192);
        for (IndexWrite write : writes) {
            lines.write(body, write);
        }
        return body;
    }

    private Reply post(JsonBytes body, Attempt attempt) {
        while (true) {
            try {
                Reply reply = calls.http()
                        .send("POST", lines.path(), body.buffer(), body.length(), NDJSON, Http.ANSWER_WITHIN);
                if (!reply.mayPass()) {
                    return reply;
                }
                attempt.pauseAfter(calls.errors().refusal(reply));
            } catch (IOException e) {
                attempt.pauseAfter(calls.errors().noAnswer(e));
            }
        }
    }

    /** One bad item can make the server refuse a whole request: halves are tried until it stands alone. */
    private void split(List<IndexWrite> writes, Reply reply, Settled settled, Attempt attempt) {
        if (writes.size() == 1) {
            setAside(writes.getFirst(), reply.status(), "", "", settled);
            return;
        }
        int middle = writes.size() / 2;
        for (List<IndexWrite> half : List.of(writes.subList(0, middle), writes.subList(middle, writes.size()))) {
            settle(half, encoded(half), settled, attempt);
        }
    }

    private @Nullable Failure sort(
            List<IndexWrite> writes, List<BulkAnswer.Item> items, Settled settled, List<IndexWrite> again) {
        Failure last = null;
        List<String> removals = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            IndexWrite write = writes.get(i);
            BulkAnswer.Item item = items.get(i);
            int status = item.status();
            if (status < 300 || (status == 404 && isMissingDocument(item.type()))) {
                settled.acknowledge(1);
            } else if (status == 409 && write instanceof PutSale put) {
                settled.conflict(put.id());
            } else if (status == 409 && write instanceof RemoveFlag remove) {
                removals.add(remove.saleId());
            } else if (status == 400 || status == 413) {
                setAside(write, status, item.type(), item.reason(), settled);
            } else {
                Failure failure = calls.errors().refusal(status == 409 ? 429 : status, item.type(), item.reason());
                if (failure.kind() != Failure.Kind.UNAVAILABLE) {
                    logRefused(failure, items);
                    throw failure;
                }
                last = failure;
                again.add(write);
            }
        }
        removed(removals, settled);
        return last;
    }

    private static void logRefused(Failure failure, List<BulkAnswer.Item> items) {
        if (failure.sentence().equals(Fence.LOST)) {
            long refused = items.stream().filter(item -> item.status() == 404).count();
            LOG.warn("Elasticsearch refused {} writes of a run that was taken over.", refused);
        }
    }

    /** A flag that is gone was removed by us, in a request whose answer was lost; one that still stands has changed. */
    private void removed(List<String> saleIds, Settled settled) {
        if (saleIds.isEmpty()) {
            return;
        }
        Set<String> standing = new HashSet<>();
        get.states(IndexKind.FLAGS, saleIds, hit -> standing.add(hit.id()));
        for (String id : saleIds) {
            if (standing.contains(id)) {
                settled.conflict(id);
            } else {
                settled.acknowledge(1);
            }
        }
    }

    private static boolean isMissingDocument(String type) {
        return type.isEmpty() || type.equals("document_missing_exception");
    }

    private void setAside(IndexWrite write, int status, String type, String reason, Settled settled) {
        switch (write) {
            case PutSale put -> settled.refuse(put.id(), RefusedColumn.in(reason));
            case PutFlag put -> settled.refuse(put.facts().id(), RefusedColumn.in(reason));
            default -> throw calls.errors().refusal(status, type, reason);
        }
    }

    /** Takes sales out, unless the index holds a newer one. */
    Settled remove(List<RemoveSale> removals) {
        var settled = new Settled();
        var attempt = new Attempt();
        Map<String, RemoveSale> open = new HashMap<>();
        removals.forEach(removal -> open.put(removal.id(), removal));
        while (!open.isEmpty()) {
            List<Hit> standing = new ArrayList<>();
            get.states(IndexKind.SALES, open.keySet(), standing::add);
            Set<String> gone = new HashSet<>(open.keySet());
            standing.forEach(hit -> gone.remove(hit.id()));
            settled.acknowledge(gone.size());
            gone.forEach(open::remove);
            standing.removeIf(hit -> {
                RemoveSale removal = open.get(hit.id());
                boolean newer = removal == null || hit.version() > removal.version();
                if (newer) {
                    settled.conflict(hit.id());
                    open.remove(hit.id());
                }
                return newer;
            });
            if (!standing.isEmpty()) {
                delete(standing, open, settled, attempt);
            }
        }
        return settled;
    }

    private void delete(List<Hit> standing, Map<String, RemoveSale> open, Settled settled, Attempt attempt) {
        var body = new JsonBytes(standing.size() * 128);
        for (Hit hit : standing) {
            lines.removal(body, IndexKind.SALES, hit.id(), hit.seqNo(), hit.primaryTerm());
        }
        BulkAnswer answer = BulkAnswer.read(calls.checked(post(body, attempt)).body());
        if (answer.errors() && answer.items().size() != standing.size()) {
            throw Json.unreadable();
        }
        Failure last = null;
        int done = 0;
        for (int i = 0; i < standing.size(); i++) {
            String id = standing.get(i).id();
            BulkAnswer.Item item = answer.errors() ? answer.items().get(i) : new BulkAnswer.Item(200, "", "");
            if (item.status() < 300 || (item.status() == 404 && isMissingDocument(item.type()))) {
                open.remove(id);
                done++;
            } else {
                // One that was written meanwhile is looked at again, but not without end.
                int status = item.status() == 409 ? 429 : item.status();
                last = calls.errors().refusal(status, item.type(), item.reason());
            }
        }
        settled.acknowledge(done);
        if (done > 0) {
            attempt.wentForward();
        }
        if (last != null) {
            attempt.pauseAfter(last);
        }
    }
}
