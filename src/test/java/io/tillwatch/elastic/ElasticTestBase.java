package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWriter;
import io.tillwatch.service.IndexWriter.Outcome;
import io.tillwatch.service.SaleIndex;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A server connection over indices of the test's own, removed afterwards. */
@Tag("it")
abstract class ElasticTestBase {
    final String prefix = "t%x-".formatted(System.nanoTime()).toLowerCase(Locale.ROOT);
    final IndexSettings settings = ElasticTestServer.settings(prefix);
    final ExecutorService executor = Executors.newFixedThreadPool(4);
    final ElasticServer server = ElasticServer.connect(settings, executor, Duration.ofSeconds(20));
    final Http http = Http.to(settings);
    final Calls calls = new Calls(http, new ElasticErrors(settings.url().toString()), Patience.READS);

    @BeforeEach
    void prepareIndices() {
        server.admin().prepare(0);
    }

    @AfterEach
    void removeIndices() {
        List<String> left = indices();
        if (!left.isEmpty()) {
            calls.json("DELETE", "/" + String.join(",", left), null);
        }
        server.close();
        http.close();
        executor.shutdownNow();
    }

    List<String> indices() {
        return calls.json("GET", "/" + prefix + "*?filter_path=*.aliases", null).keySet().stream()
                .sorted()
                .toList();
    }

    SaleIndex index() {
        return server.index();
    }

    Outcome write(IndexWrite... writes) {
        return write(List.of(writes));
    }

    Outcome write(List<IndexWrite> writes) {
        return write(index(), writes);
    }

    static Outcome write(SaleIndex index, List<IndexWrite> writes) {
        try (IndexWriter writer = index.writer(2, 0)) {
            writer.send(writes);
            return writer.await();
        }
    }

    void publish() {
        index().publish();
    }

    String alias(IndexKind kind) {
        return prefix + kind.alias();
    }

    /** A document as it stands, or an empty map. */
    Map<?, ?> source(IndexKind kind, String id) {
        Reply reply = calls.once("GET", "/" + alias(kind) + "/_doc/" + id, null);
        return Json.map(reply.json(), "_source");
    }

    Map<String, @Nullable Object> call(String method, String path, @Nullable Object body) {
        return calls.json(method, path, body);
    }
}
