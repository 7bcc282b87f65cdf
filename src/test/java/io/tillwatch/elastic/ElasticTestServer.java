package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The real Elasticsearch the tests of this package run against. The one place to change when it comes from elsewhere. */
final class ElasticTestServer {
    private ElasticTestServer() {}

    /** Settings that may do everything; every test takes a prefix of its own. */
    static IndexSettings settings(String prefix) {
        @Nullable String url = System.getenv("TILLWATCH_TEST_ES_URL");
        if (url == null) {
            throw new IllegalStateException("Set TILLWATCH_TEST_ES_URL to an Elasticsearch 9 without security");
        }
        return new IndexSettings(URI.create(url), "", Secret.NONE, Secret.NONE, null, "", prefix);
    }
}
