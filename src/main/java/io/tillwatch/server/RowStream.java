package io.tillwatch.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.model.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JSON list of any length, sent while it is read. What goes wrong before the first piece was sent is told by a status;
 * after that the connection breaks off, so that nobody takes a part for the whole.
 */
final class RowStream {
    private static final Logger LOG = LoggerFactory.getLogger(RowStream.class);
    private static final int PIECE = 32 * 1024;

    private final Request request;
    private final Response response;
    private final LongSupplier nanoTime;

    RowStream(Request request, Response response, LongSupplier nanoTime) {
        this.request = request;
        this.response = response;
        this.nanoTime = nanoTime;
    }

    /** Writes the fields of one row. */
    @FunctionalInterface
    interface Row {
        void write(JsonGenerator to) throws IOException;
    }

    /**
     * Sends the list.
     *
     * @param rows hands every row to its consumer, in order
     */
    void send(Callback callback, Consumer<Consumer<Row>> rows) {
        try {
            if (request.getMethod().equals("HEAD")) {
                // The status is worth a question; the rows are not.
                probe(rows);
                response.getHeaders().put(Replies.JSON);
                callback.succeeded();
            } else {
                write(rows);
                callback.succeeded();
            }
        } catch (Failure failure) {
            fail(callback, failure, "Elasticsearch does not answer, or refuses. Try again later.");
        } catch (UncheckedIOException | IOException gone) {
            LOG.debug("A reader went away.", gone);
            callback.failed(gone);
        } catch (RuntimeException unforeseen) {
            fail(callback, unforeseen, null);
        }
    }

    private void write(Consumer<Consumer<Row>> rows) throws IOException {
        OutputStream out =
                new BufferedOutputStream(new PacedOutput(Content.Sink.asOutputStream(response), nanoTime), PIECE);
        response.getHeaders().put(Replies.JSON);
        // Not closed when something fails: its end would make a part look like the whole.
        JsonGenerator to = JsonText.FACTORY.createGenerator(out);
        to.writeStartArray();
        rows.accept(row -> {
            try {
                to.writeStartObject();
                row.write(to);
                to.writeEndObject();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        to.writeEndArray();
        to.close();
    }

    private static void probe(Consumer<Consumer<Row>> rows) {
        try {
            rows.accept(row -> {
                throw new Enough();
            });
        } catch (Enough answered) {
            // There is a row, so the whole list could be told.
        }
    }

    private void fail(Callback callback, RuntimeException cause, @Nullable String reason) {
        LOG.warn("A list could not be told: {}", cause.getMessage(), reason == null ? cause : null);
        if (response.isCommitted()) {
            callback.failed(cause);
        } else if (reason == null) {
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        } else {
            response.reset();
            Replies.error(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, reason);
        }
    }

    /** Ends a question whose rows nobody wants. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough", null, false, false);
        }
    }
}
