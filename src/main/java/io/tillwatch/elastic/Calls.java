package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/**
 * Calls that either answer or throw a {@link Failure}. Calls that may be repeated are, for a short while, once the
 * server has answered at all: a wrong address is told at once, a restart of the server is sat out.
 */
final class Calls {
    private final Http http;
    private final ElasticErrors errors;
    private final Patience patience;
    private final Duration answerWithin;
    private final AtomicBoolean answeredBefore;

    Calls(Http http, ElasticErrors errors, Patience patience) {
        this(http, errors, patience, Http.ANSWER_WITHIN, new AtomicBoolean());
    }

    private Calls(
            Http http, ElasticErrors errors, Patience patience, Duration answerWithin, AtomicBoolean answeredBefore) {
        this.http = http;
        this.errors = errors;
        this.patience = patience;
        this.answerWithin = answerWithin;
        this.answeredBefore = answeredBefore;
    }

    /** The same connection for calls that have to be over soon, well or not: after the sum of the two. */
    Calls hurried(Patience repeating, Duration answers) {
        return new Calls(http, errors, repeating, answers, answeredBefore);
    }

    Http http() {
        return http;
    }

    ElasticErrors errors() {
        return errors;
    }

    /** A call that changes nothing, or the same however often it is made. */
    Map<String, @Nullable Object> json(String method, String path, @Nullable Object body) {
        return checked(repeating(method, path, bytes(body))).json();
    }

    /** As {@link #json} with a longer limit. */
    Map<String, @Nullable Object> slow(String method, String path, @Nullable Object body) {
        return checked(repeating(method, path, bytes(body), Http.LONG_ANSWER_WITHIN))
                .json();
    }

    byte[] bytes(String method, String path, @Nullable Object body) {
        return checked(repeating(method, path, bytes(body))).body();
    }

    /** Any answer, whatever its status, of a call that is made once. */
    Reply once(String method, String path, @Nullable Object body) {
        try {
            return http.send(method, path, bytes(body));
        } catch (IOException e) {
            throw errors.noAnswer(e);
        }
    }

    /** Any answer, whatever its status, of a call that may be made several times. */
    Reply repeating(String method, String path, byte @Nullable [] body) {
        return repeating(method, path, body, answerWithin);
    }

    /** As {@link #repeating(String, String, byte[])} with another limit for each answer. */
    Reply repeating(String method, String path, byte @Nullable [] body, Duration within) {
        long begin = System.nanoTime();
        for (int repetition = 0; ; repetition++) {
            Failure failure;
            try {
                Reply reply = http.send(
                        method, path, body, body == null ? 0 : body.length, ContentType.APPLICATION_JSON, within);
                boolean firstContact = !answeredBefore.getAndSet(true);
                if (!reply.mayPass() || firstContact) {
                    return reply;
                }
                failure = errors.refusal(reply);
            } catch (IOException e) {
                failure = errors.noAnswer(e);
            }
            Duration pause = patience.pause(repetition);
            if (!answeredBefore.get()
                    || failure.kind() != Failure.Kind.UNAVAILABLE
                    || System.nanoTime() - begin + pause.toNanos()
                            > patience.total().toNanos()) {
                throw failure;
            }
            pause(pause);
        }
    }

    Reply checked(Reply reply) {
        if (!reply.isOk()) {
            throw errors.refusal(reply);
        }
        return reply;
    }

    private static byte @Nullable [] bytes(@Nullable Object body) {
        return body instanceof byte[] ready ? ready : body == null ? null : Json.write(body);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"));
        }
    }
}
