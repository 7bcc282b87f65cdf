package io.tillwatch.app;

import io.tillwatch.cli.ServeRunner;
import io.tillwatch.config.ServeSettings;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code tillwatch serve}: begins, looks after itself, takes new settings, and ends when it is asked to. */
final class Serve implements ServeRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    /** What is asked of it from outside. */
    private enum Word {
        STOP,
        RELOAD
    }

    private final SettingsReader reader;
    private final Serving.Parts parts;
    private final Systemd systemd;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();

    Serve(SettingsReader reader, Serving.Parts parts, Systemd systemd) {
        this.reader = reader;
        this.parts = parts;
        this.systemd = systemd;
    }

    @Override
    public void stop() {
        // Asked again and again until the program ends; once is enough.
        if (!words.contains(Word.STOP)) {
            words.add(Word.STOP);
        }
    }

    @Override
    public void serve(Request request, Listener listener) {
        Listener logging = new Logging(listener);
        try (Serving serving = new Serving(read(request), parts, logging)) {
            Hangup.call(() -> words.add(Word.RELOAD));
            systemd.ready(status(serving));
            try {
                lookAfter(serving, request, logging);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            systemd.stopping();
            logging.said(Sentence.of("serve.stopping"));
        }
    }

    private Serving.Wanted read(Request request) {
        Settings settings = reader.read(request.config(), request.profile());
        settings.requireSource();
        settings.requireIndex();
        return new Serving.Wanted(settings, reader.readServe(request.config(), request.profile(), request.overrides()));
    }

    private void lookAfter(Serving serving, Request request, Listener listener) throws InterruptedException {
        WatchedFiles settings = new WatchedFiles(serving.wanted().settings().file());
        WatchedFiles certificate = certificate(serving);
        long signed = parts.nanoTime().getAsLong() - systemd.signEveryNanos();
        while (true) {
            signed = sign(serving, signed);
            Word word = words.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (word == Word.STOP) {
                return;
            }
            if (word == Word.RELOAD || settings.haveChanged()) {
                reload(serving, request, listener, word == Word.RELOAD);
                certificate = certificate(serving);
            } else if (certificate.haveChanged()) {
                serving.renewCertificate();
            }
        }
    }

    private static WatchedFiles certificate(Serving serving) {
        ServeSettings serve = serving.wanted().serve();
        return new WatchedFiles(serve.certificate(), serve.key());
    }

    /** A sign of life is given only when the server really answers: what hangs has to be started anew. */
    private long sign(Serving serving, long signed) {
        long every = systemd.signEveryNanos();
        long now = parts.nanoTime().getAsLong();
        if (every == 0 || now - signed < every) {
            return signed;
        }
        if (SelfCheck.answers(serving.address())) {
            systemd.alive();
        } else {
            LOG.error("The server does not answer itself.");
        }
        return now;
    }

    private void reload(Serving serving, Request request, Listener listener, boolean certificate) {
        systemd.reloading();
        try {
            Serving.Wanted next = read(request);
            serving.change(next);
            if (certificate && next.serve().certificate() != null) {
                serving.renewCertificate();
            }
            listener.said(Sentence.of("serve.reloaded"));
        } catch (Failure wrong) {
            listener.said(Sentence.of("serve.kept", wrong.sentence()));
        } catch (RuntimeException unforeseen) {
            LOG.error("The settings could not be taken.", unforeseen);
            listener.said(Sentence.of("serve.kept", Sentence.of("run.unexpected")));
        }
        systemd.ready(status(serving));
    }

    private static String status(Serving serving) {
        return "Listening on " + serving.address();
    }

    /** What is said goes to the log as well. */
    private record Logging(Listener to) implements Listener {
        @Override
        public void listening(java.net.URI address) {
            LOG.info("Listening on {}", address);
            to.listening(address);
        }

        @Override
        public void said(Sentence sentence) {
            LOG.info("{}", sentence);
            to.said(sentence);
        }
    }
}
