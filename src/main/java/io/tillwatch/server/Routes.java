package io.tillwatch.server;

import io.tillwatch.service.Background;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Who answers which address. */
final class Routes extends Handler.Abstract {
    static final String UNIT_PRICES = "/search-unitprice";
    static final String WEEK_AVERAGES = "/search-weekaov";
    static final String OPEN = "/open";

    /** A screen and one value that is encoded as an address wants it: nothing that could lead anywhere but here. */
    private static final Pattern DESKTOP_ADDRESS =
            Pattern.compile("tillwatch://[a-z]{1,20}\\?[a-z_]{1,20}=[A-Za-z0-9%._~!*'()-]{1,600}");

    private final Lists lists;
    private final Readings readings;
    private final Metrics metrics;
    private final Supplier<Background.Status> scheduler;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<String, Answerer> answerers = Map.of(
            UNIT_PRICES,
            this::unitPrices,
            WEEK_AVERAGES,
            this::weekAverages,
            "/health",
            this::health,
            "/health/live",
            this::live,
            "/health/ready",
            this::ready,
            "/metrics",
            this::metrics,
            OPEN,
            this::open);

    Routes(
            Lists lists,
            Readings readings,
            Metrics metrics,
            Supplier<Background.Status> scheduler,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.lists = lists;
        this.readings = readings;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @FunctionalInterface
    private interface Answerer {
        void answer(Request request, Response response, Callback callback) throws Question.Wrong;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        Answerer answerer = path == null ? null : answerers.get(path);
        String method = request.getMethod();
        if (answerer == null) {
            Replies.error(response, callback, HttpStatus.NOT_FOUND_404, "There is nothing at this address.");
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Replies.error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET and HEAD are answered.");
        } else {
            metrics.watch(request, response, path);
            try {
                answerer.answer(request, response, callback);
            } catch (Question.Wrong wrong) {
                Replies.error(response, callback, HttpStatus.BAD_REQUEST_400, String.valueOf(wrong.getMessage()));
            }
        }
        return true;
    }

    private void unitPrices(Request request, Response response, Callback callback) throws Question.Wrong {
        LocalDate date = Question.date(request);
        new RowStream(request, response, nanoTime).send(callback, rows -> lists.unitPrices(date, rows));
    }

    private void weekAverages(Request request, Response response, Callback callback) throws Question.Wrong {
        String store = Question.store(request);
        new RowStream(request, response, nanoTime).send(callback, rows -> lists.weekAverages(store, rows));
    }

    private void health(Request request, Response response, Callback callback) {
        Reading reading = readings.latest();
        Health health = Health.of(reading, clock.instant());
        Replies.json(response, callback, HttpStatus.OK_200, health.asMap(reading, scheduler.get()));
    }

    /** Asks nobody: whoever reads this knows that requests are answered. */
    private void live(Request request, Response response, Callback callback) {
        Replies.json(response, callback, HttpStatus.OK_200, Map.of("ok", true));
    }

    private void ready(Request request, Response response, Callback callback) {
        Health.Verdict ready = Health.of(readings.latest(), clock.instant()).ready();
        Replies.json(
                response,
                callback,
                ready.ok() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                Health.asMap(ready));
    }

    /**
     * Passes a browser on to the desktop application: {@code /open?tillwatch://stores?store=1042}. Kibana makes links of
     * http and https alone.
     */
    private void open(Request request, Response response, Callback callback) throws Question.Wrong {
        String address = request.getHttpURI().getQuery();
        if (address == null || !DESKTOP_ADDRESS.matcher(address).matches()) {
            throw new Question.Wrong("After the question mark has to stand an address of the desktop application.");
        }
        response.getHeaders().put(HttpHeader.LOCATION, address);
        Replies.bytes(response, callback, HttpStatus.FOUND_302, new byte[0]);
    }

    private void metrics(Request request, Response response, Callback callback) {
        byte[] text = metrics.text();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Metrics.TYPE);
        Replies.bytes(response, callback, HttpStatus.OK_200, text);
    }
}
