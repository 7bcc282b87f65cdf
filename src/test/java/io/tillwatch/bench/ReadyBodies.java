package io.tillwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.testing.IndexDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Bulk bodies of the documents of an index, in its order, in a file: they may be more than fits into the heap. */
final class ReadyBodies implements AutoCloseable {
    private final FileChannel file;
    private final List<Long> ends = new ArrayList<>();

    private ReadyBodies() throws IOException {
        file = FileChannel.open(
                Files.createTempFile("tillwatch-bench", ".ndjson"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    static ReadyBodies of(IndexDump index, String alias) throws IOException {
        ReadyBodies bodies = new ReadyBodies();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        index.forEach(alias, hit -> bodies.add(hit, body));
        bodies.end(body);
        return bodies;
    }

    private void add(JsonNode hit, ByteArrayOutputStream body) {
        body.writeBytes(("{\"index\":{\"_id\":" + hit.get("_id") + "}}\n" + hit.get("_source") + "\n")
                .getBytes(StandardCharsets.UTF_8));
        if (body.size() >= BulkPoster.BODY_BYTES) {
            end(body);
        }
    }

    private void end(ByteArrayOutputStream body) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body.toByteArray());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            ends.add(file.position());
            body.reset();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Posts all bodies; each of the posters sends one after another. */
    void post(BulkPoster poster, int posters) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> work = () -> {
            for (int i = next.getAndIncrement(); i < ends.size(); i = next.getAndIncrement()) {
                poster.post(body(i));
            }
            return null;
        };
        try (ExecutorService executor = Executors.newFixedThreadPool(posters)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < posters; i++) {
                all.add(executor.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private byte[] body(int i) throws IOException {
        long start = i == 0 ? 0 : ends.get(i - 1);
        ByteBuffer body = ByteBuffer.allocate((int) (ends.get(i) - start));
        while (body.hasRemaining() && file.read(body, start + body.position()) >= 0) {}
        return body.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
