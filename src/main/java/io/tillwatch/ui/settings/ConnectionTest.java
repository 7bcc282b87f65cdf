package io.tillwatch.ui.settings;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.MysqlAddress;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.service.Check;
import io.tillwatch.service.Examination;
import io.tillwatch.service.NetworkPath;
import io.tillwatch.service.NetworkPath.Tls;
import io.tillwatch.service.NetworkStep;
import io.tillwatch.service.Workspace;
import io.tillwatch.ui.common.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tries a connection, from its name to its table or indices. Not on the UI thread; an interrupt ends it. */
final class ConnectionTest {
    private static final int ELASTICSEARCH_PORT = 9200;

    private final Function<Settings, Workspace> workspaces;
    private final InstantSource clock;
    private final Texts texts;

    ConnectionTest(Function<Settings, Workspace> workspaces, InstantSource clock, Texts texts) {
        this.workspaces = workspaces;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * Tries the source.
     *
     * @param settings made when asked for: reading the keyring takes time, and may fail
     * @param heard told of each step when it is done
     */
    void source(Supplier<Settings> settings, Consumer<TestLine> heard) {
        run(settings, heard, read -> {
            SourceSettings source = read.source();
            if (source == null) {
                heard.accept(none());
                return;
            }
            MysqlAddress address = MysqlAddress.parse(source.url()).orElse(MysqlAddress.EMPTY);
            boolean tls = address.tls().isEmpty()
                    ? !address.isLoopback()
                    : !address.tls().equals("DISABLED");
            Tls begins = tls ? Tls.AFTER_MYSQL_GREETING : Tls.NONE;
            if (walk(new NetworkPath(address.host(), address.portNumber(), begins), heard)) {
                look(read, heard, Examination::source);
            }
        });
    }

    /** Tries the index, as {@link #source}. */
    void index(Supplier<Settings> settings, Consumer<TestLine> heard) {
        run(settings, heard, read -> {
            IndexSettings index = read.index();
            if (index == null) {
                heard.accept(none());
                return;
            }
            URI url = index.url();
            int port = url.getPort() < 0 ? ELASTICSEARCH_PORT : url.getPort();
            if (walk(
                    new NetworkPath(
                            url.getHost(), port, url.getScheme().equals("https") ? Tls.FROM_THE_START : Tls.NONE),
                    heard)) {
                look(read, heard, Examination::index);
            }
        });
    }

    private void run(Supplier<Settings> settings, Consumer<TestLine> heard, Consumer<Settings> test) {
        Settings read;
        try {
            read = settings.get();
        } catch (Failure wrong) {
            heard.accept(new TestLine(
                    TestLine.State.FAILURE,
                    texts.text("settings.test.settings"),
                    texts.text(wrong.sentence()),
                    "",
                    null));
            return;
        }
        test.accept(read);
    }

    private TestLine none() {
        return new TestLine(
                TestLine.State.FAILURE,
                texts.text("settings.test.address"),
                texts.text("settings.test.address.none"),
                "",
                null);
    }

    private boolean walk(NetworkPath path, Consumer<TestLine> heard) {
        return path.walk(step -> heard.accept(line(step)));
    }

    private TestLine line(NetworkStep step) {
        String key = "settings.test." + step.outcome().name();
        boolean over = step.certificate() != null && step.certificate().until().isBefore(clock.instant());
        TestLine.State state = step.outcome().isGood() ? TestLine.State.OK : TestLine.State.FAILURE;
        return new TestLine(
                over ? TestLine.State.WARNING : state,
                texts.text(key),
                texts.text(over ? "settings.test.certificate.over" : key + ".finding", step.value()),
                step.outcome().isGood() ? "" : texts.text(key + ".advice"),
                step.certificate());
    }

    private void look(
            Settings settings, Consumer<TestLine> heard, Function<Examination, java.util.List<Check>> looking) {
        try (Workspace workspace = workspaces.apply(settings)) {
            for (Check check : looking.apply(new Examination(workspace))) {
                heard.accept(line(check));
            }
        } catch (Failure refused) {
            heard.accept(new TestLine(
                    TestLine.State.FAILURE,
                    texts.text("settings.test.settings"),
                    texts.text(refused.sentence()),
                    "",
                    null));
        }
        settings.notes()
                .forEach(note -> heard.accept(new TestLine(
                        TestLine.State.WARNING, texts.text("settings.test.secret"), texts.text(note), "", null)));
    }

    private TestLine line(Check check) {
        String name = texts.textOr(
                "settings.check." + check.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "."), check.name());
        return new TestLine(
                TestLine.State.valueOf(check.level().name()),
                name,
                texts.text(check.finding()),
                check.level() == Check.Level.OK ? "" : texts.text(check.advice()),
                null);
    }
}
