package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.testing.TestServers;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The real Elasticsearch the tests of this package run against. The one place to change when it comes from elsewhere. */
final class ElasticTestServer {
    private ElasticTestServer() {}

    /**
     * Settings that may do everything; every test takes a prefix of its own. {@code TILLWATCH_TEST_ES_URL} names a
     * server that is already there, without security, which saves its start.
     */
    static IndexSettings settings(String prefix) {
        @Nullable String url = System.getenv("TILLWATCH_TEST_ES_URL");
        return url == null ? TestServers.elasticsearch(prefix) : at(URI.create(url), prefix);
    }

    static IndexSettings at(URI url, String prefix) {
        return new IndexSettings(url, "", Secret.NONE, Secret.NONE, null, "", prefix);
    }

    /** The same settings with another address. */
    static IndexSettings moved(IndexSettings settings, URI url) {
        return new IndexSettings(
                url, settings.user(), settings.password(), settings.apiKey(), null, "", settings.prefix());
    }

    static IndexSettings withPrefix(IndexSettings settings, String prefix) {
        return new IndexSettings(
                settings.url(), settings.user(), settings.password(), settings.apiKey(), null, "", prefix);
    }

    /** A user with one role, on a server with security; the role as {@code PUT _security/role} takes it. */
    static IndexSettings user(String name, String role, String prefix) {
        return TestServers.elasticsearchServer().addElasticsearchUser(name, role, prefix);
    }
}
