package io.tillwatch.server;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that questions are answered from. Another one can take its place at any time: questions under way keep the
 * one they began with, and it is closed when the last of them has ended.
 */
public final class OpenWorkspace implements AutoCloseable {
    private @Nullable Use current;

    public OpenWorkspace(Served first) {
        current = new Use(first);
    }

    /** Answers from another workspace from now on; it is closed by this object from then on. */
    public void replace(Served next) {
        Use before;
        synchronized (this) {
            before = current;
            current = new Use(next);
        }
        if (before != null) {
            before.retire();
        }
    }

    /** Asks a question. Fails as UNAVAILABLE once this is closed. */
    <T> T ask(Function<Served, T> question) {
        Use use = begin();
        try {
            return question.apply(use.served);
        } finally {
            use.end();
        }
    }

    /** As {@link #ask} for a question that hands its answer over itself. */
    void tell(Consumer<Served> question) {
        ask(served -> {
            question.accept(served);
            return true;
        });
    }

    private synchronized Use begin() {
        if (current == null) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("serve.stopping"));
        }
        current.begin();
        return current;
    }

    @Override
    public void close() {
        Use last;
        synchronized (this) {
            last = current;
            current = null;
        }
        if (last != null) {
            last.retire();
        }
    }

    /** A workspace, and how many questions use it. */
    private static final class Use {
        private final Served served;
        private int questions;
        private boolean retired;

        Use(Served served) {
            this.served = served;
        }

        synchronized void begin() {
            questions++;
        }

        void end() {
            boolean last;
            synchronized (this) {
                questions--;
                last = retired && questions == 0;
            }
            if (last) {
                served.workspace().close();
            }
        }

        void retire() {
            boolean unused;
            synchronized (this) {
                unused = !retired && questions == 0;
                retired = true;
            }
            if (unused) {
                served.workspace().close();
            }
        }
    }
}
