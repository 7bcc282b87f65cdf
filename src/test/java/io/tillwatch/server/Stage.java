package io.tillwatch.server;

import io.tillwatch.config.Secret;
import io.tillwatch.config.ServeSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.server.WebServer.Limits;
import io.tillwatch.service.Background;
import io.tillwatch.service.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A web server in front of an Elasticsearch that is not there. What needs one is tested on a real one elsewhere. */
final class Stage implements AutoCloseable {
    static final Limits LIMITS = new Limits(
            24,
            64,
            1,
            1,
            Duration.ofMillis(200),
            2_048,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1));

    final AtomicInteger questions = new AtomicInteger();
    final OpenWorkspace open;
    final WebServer web;
    final int port;

    Stage(ServeSettings settings) {
        this(settings, () -> {});
    }

    /** @param before done with every question, before it fails */
    Stage(ServeSettings settings, Runnable before) {
        Workspace nobody = (Workspace) Proxy.newProxyInstance(
                Stage.class.getClassLoader(), new Class<?>[] {Workspace.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    questions.incrementAndGet();
                    before.run();
                    throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("elastic.silent", "http://10.1.2.3:9200"));
                });
        open = new OpenWorkspace(new Served(nobody, ZoneId.of("Asia/Seoul"), Duration.ofHours(7)));
        Readings readings = new Readings(open, InstantSource.system(), System::nanoTime, Duration.ofSeconds(15));
        Background.Status none = Background.NONE.describe();
        Metrics metrics = new Metrics(readings, () -> none, InstantSource.system(), System::nanoTime);
        web = new WebServer(
                settings,
                new Answers(open, readings, metrics, () -> none, InstantSource.system()),
                System::nanoTime,
                LIMITS);
        web.start();
        port = web.port();
    }

    static ServeSettings loopback() {
        return settings(true, null, null, "");
    }

    static ServeSettings settings(boolean loopback, @Nullable Path certificate, @Nullable Path key, String token) {
        return new ServeSettings(
                "127.0.0.1",
                0,
                loopback,
                certificate,
                key,
                new Secret("changeit"),
                new Secret(token),
                Duration.ofHours(7));
    }

    @Override
    public void close() {
        web.close();
        open.close();
    }
}
