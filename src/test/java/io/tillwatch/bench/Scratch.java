package io.tillwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Indices of one measurement, under a prefix of its own; removed when it is over. */
record Scratch(IndexSettings settings) implements AutoCloseable {
    static final String SALES = "platform_sales";

    static Scratch named(String name) {
        return new Scratch(TestServers.elasticsearch("bench-" + name + "-"));
    }

    IndexDump dump() {
        return new IndexDump(settings);
    }

    /** An empty index of sales with our own settings and mapping. */
    String createSales() throws IOException {
        try (InputStream in = Scratch.class.getResourceAsStream("/io/tillwatch/elastic/platform_sales.json")) {
            if (in == null) {
                throw new IllegalStateException("the mapping of sales is missing");
            }
            String index = settings.prefix() + SALES;
            dump().call("PUT", index, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return index;
        }
    }

    /** How many sales a search finds. */
    long count() {
        dump().call("POST", settings.prefix() + SALES + "/_refresh", "");
        return dump().call("GET", settings.prefix() + SALES + "/_count", "")
                .get("count")
                .asLong();
    }

    @Override
    public void close() {
        List<String> names = new ArrayList<>();
        for (JsonNode index : dump().call("GET", "_resolve/index/" + settings.prefix() + "*", "")
                .get("indices")) {
            names.add(index.get("name").asText());
        }
        if (!names.isEmpty()) {
            dump().call("DELETE", String.join(",", names), "");
        }
    }
}
