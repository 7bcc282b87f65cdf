package io.tillwatch.app;

import io.tillwatch.cli.ServeRunner.Listener;
import io.tillwatch.config.ServeSettings;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.server.Answers;
import io.tillwatch.server.Metrics;
import io.tillwatch.server.OpenWorkspace;
import io.tillwatch.server.Readings;
import io.tillwatch.server.Served;
import io.tillwatch.server.WebServer;
import io.tillwatch.service.Background;
import io.tillwatch.service.Workspace;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The server and the scheduler of one {@code serve}, whose settings can change under way. Used by one thread. */
final class Serving implements AutoCloseable {
    /** Nothing that costs a question is asked more often. */
    private static final Duration READ_EVERY = Duration.ofSeconds(15);

    private static final Duration TO_END = Duration.ofSeconds(6);

    /**
     * Makes the parts.
     *
     * @param forAnswers workspaces whose questions fail within seconds when no answer comes
     * @param forJobs workspaces for the scheduler
     */
    record Parts(
            Function<Settings, Workspace> forAnswers,
            Function<Settings, Workspace> forJobs,
            BiFunction<Settings, Workspace, Background> background,
            InstantSource clock,
            LongSupplier nanoTime) {}

    /** What is read from the settings at one time. */
    record Wanted(Settings settings, ServeSettings serve) {}

    private final Parts parts;
    private final Listener listener;
    private final OpenWorkspace open;
    private final Readings readings;
    private final Answers answers;
    private Wanted wanted;
    private WebServer web;
    private Workspace jobs;
    private volatile Background background;

    /** Begins; throws a Failure, and leaves nothing behind, when it cannot. */
    Serving(Wanted wanted, Parts parts, Listener listener) {
        this.wanted = wanted;
        this.parts = parts;
        this.listener = listener;
        this.open = new OpenWorkspace(served(wanted));
        this.readings = new Readings(open, parts.clock(), parts.nanoTime(), READ_EVERY);
        this.jobs = parts.forJobs().apply(wanted.settings());
        this.background = parts.background().apply(wanted.settings(), jobs);
        this.answers = new Answers(
                open,
                readings,
                new Metrics(readings, this::scheduler, parts.clock(), parts.nanoTime()),
                this::scheduler,
                parts.clock());
        try {
            this.web = listen(wanted.serve());
        } catch (RuntimeException cannot) {
            jobs.close();
            open.close();
            throw cannot;
        }
        background.start();
    }

    private Background.Status scheduler() {
        return background.describe();
    }

    private Served served(Wanted by) {
        return new Served(
                parts.forAnswers().apply(by.settings()),
                by.settings().zone(),
                by.serve().fresh());
    }

    private WebServer listen(ServeSettings by) {
        WebServer made = new WebServer(by, answers, parts.nanoTime());
        made.start();
        listener.listening(made.uri());
        return made;
    }

    URI address() {
        return web.uri();
    }

    Wanted wanted() {
        return wanted;
    }

    /** Goes on with other settings, or throws a Failure and goes on as before. */
    void change(Wanted next) {
        if (!next.serve().listensAs(wanted.serve())) {
            listenAnew(next.serve());
        }
        boolean servers = !next.settings().equals(wanted.settings());
        if (servers || !next.serve().fresh().equals(wanted.serve().fresh())) {
            open.replace(served(next));
            readings.forget();
        }
        if (servers) {
            background.stop(TO_END);
            jobs.close();
            jobs = parts.forJobs().apply(next.settings());
            background = parts.background().apply(next.settings(), jobs);
            background.start();
        }
        wanted = next;
    }

    /** One address cannot be listened on twice, so the server before has to end first. */
    private void listenAnew(ServeSettings next) {
        // A certificate that cannot be used is found out before anything ends.
        WebServer made = new WebServer(next, answers, parts.nanoTime());
        web.close();
        try {
            made.start();
            web = made;
            listener.listening(web.uri());
        } catch (Failure cannot) {
            web = listen(wanted.serve());
            throw cannot;
        }
    }

    /** Takes the certificate's files as they are now; keeps the one before when they cannot be used. */
    void renewCertificate() {
        try {
            web.renewCertificate();
            listener.said(Sentence.of("serve.certificate.new"));
        } catch (Failure unusable) {
            listener.said(Sentence.of("serve.certificate.kept", unusable.sentence()));
        }
    }

    /** Jobs under way end or are handed over, while questions are still answered; then the server ends. */
    @Override
    public void close() {
        try {
            background.stop(TO_END);
        } finally {
            web.close();
            jobs.close();
            open.close();
        }
    }
}
