package io.tillwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.config.PlatformFolders;
import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.elastic.ServerTrust;
import io.tillwatch.kibana.install.KibanaServer;
import io.tillwatch.model.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs the command line over a fake workspace, and keeps what it prints. */
final class CliRun {
    static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");

    final FakeWorkspace workspace = new FakeWorkspace();
    final Map<String, String> environment = new HashMap<>();
    final Map<SecretName, Secret> keyring = new EnumMap<>(SecretName.class);
    final List<Runnable> stops = new ArrayList<>();
    final List<Throwable> logged = new ArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    boolean keyringThere = true;
    boolean terminal;
    String typed = "";
    Locale locale = Locale.ENGLISH;
    DemoRunner demo = (request, listener) -> {
        throw new IllegalStateException("the test gave no demo");
    };

    final List<ServeRunner.Request> served = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    boolean display;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CliRun() {
        environment.put("TILLWATCH_MYSQL_URL", "jdbc:mysql://db.example:3306/pay");
        environment.put("TILLWATCH_ES_URL", "http://127.0.0.1:9200");
    }

    /** What comes of a test alarm. */
    List<AlarmTester.Outcome> alarmOutcomes = List.of();

    /** What a labelled file holds. */
    List<io.tillwatch.model.LabelledSale> labelled = List.of();

    int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        PlatformFolders folders =
                new PlatformFolders(Path.of("/none"), Path.of("/none"), Path.of("/none"), Path.of("/none"));
        return new Cli(new Surroundings(
                        new Terminal(new PrintWriter(out), new PrintWriter(err), terminal, 80, prompt -> typed),
                        new SettingsReader(environment, folders, profile -> new FakeKeyring()),
                        settings -> workspace,
                        demo,
                        new FakeDesktop(),
                        new FakeServe(),
                        settings -> alarmOutcomes,
                        file -> labelled,
                        settings -> new KibanaServer(settings, ServerTrust.of(settings.ca(), settings.fingerprint())),
                        InstantSource.fixed(NOW),
                        (patience, stop) -> {
                            stops.add(stop);
                            return () -> stops.remove(stop);
                        },
                        new FakeReport(),
                        nanos::get,
                        () -> "kim@desk",
                        locale))
                .run(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() {
        try {
            return new ObjectMapper()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(out());
        } catch (IOException noJson) {
            throw new UncheckedIOException(out(), noJson);
        }
    }

    private final class FakeDesktop implements DesktopRunner {
        @Override
        public void prepare() {}

        @Override
        public boolean isPossible() {
            return display;
        }

        @Override
        public void open(Settings settings, @Nullable String address) {
            opened.add(address == null ? "nowhere in particular" : address);
        }

        @Override
        public void close() {
            opened.clear();
        }
    }

    private final class FakeServe implements ServeRunner {
        @Override
        public void serve(Request request, Listener listener) {
            served.add(request);
            listener.listening(URI.create("http://127.0.0.1:8765"));
        }

        @Override
        public void stop() {
            served.clear();
        }
    }

    private final class FakeReport implements ErrorReport {
        @Override
        public void failed(Failure failure) {
            logged.add(failure);
        }

        @Override
        public String unforeseen(Throwable problem) {
            logged.add(problem);
            return "Something unexpected happened (code TEST-0001), details in LOG.";
        }
    }

    private final class FakeKeyring implements Secrets {
        @Override
        public boolean available() {
            return keyringThere;
        }

        @Override
        public Optional<Secret> find(SecretName name) {
            return Optional.ofNullable(keyring.get(name));
        }

        @Override
        public void store(SecretName name, Secret secret) {
            keyring.put(name, secret);
        }

        @Override
        public void clear(SecretName name) {
            keyring.remove(name);
        }
    }
}
