package io.tillwatch.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.WarningsHandler;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends requests, one at a time on the calling thread, and waits no longer than a limit for each. */
final class Http implements AutoCloseable {
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    static final Duration LONG_ANSWER_WITHIN = Duration.ofMinutes(3);
    static final Duration LEASE_ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final String WITHIN = "tillwatch-answer-within";
    private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(5);
    private static final int CONNECTIONS = 32;

    private final Rest5Client client;

    private Http(Rest5Client client) {
        this.client = client;
    }

    static Http to(IndexSettings settings) {
        HttpHost host = ServerAddress.of(settings);
        List<Header> headers = new ArrayList<>();
        if (!settings.apiKey().isEmpty()) {
            headers.add(new BasicHeader(
                    "Authorization", "ApiKey " + settings.apiKey().reveal(), true));
        } else if (!settings.user().isEmpty()) {
            byte[] pair = (settings.user() + ':' + settings.password().reveal()).getBytes(StandardCharsets.UTF_8);
            headers.add(new BasicHeader(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair), true));
        }
        return new Http(Rest5Client.builder(host)
                .setHttpClient(client(settings, host))
                .setDefaultHeaders(headers.toArray(Header[]::new))
                .build());
    }

    private static CloseableHttpAsyncClient client(IndexSettings settings, HttpHost host) {
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_WITHIN)
                        .setSocketTimeout(Timeout.of(ANSWER_WITHIN))
                        .setTimeToLive(Timeout.ofMinutes(10))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.ofSeconds(10))
                        .build());
        if (host.getSchemeName().equals("https")) {
            connections.setTlsStrategy(ServerTrust.strategy(settings));
        }
        return HttpAsyncClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(timeouts(ANSWER_WITHIN))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(Timeout.of(ANSWER_WITHIN))
                        .setTcpNoDelay(true)
                        .build())
                .addExecInterceptorFirst(WITHIN, Http::limit)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** {@link Rest5Client} loses a request's own limits, so they come as a header, which goes no further. */
    private static void limit(
            HttpRequest request,
            @Nullable AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Header within = request.getFirstHeader(WITHIN);
        if (within != null) {
            request.removeHeaders(WITHIN);
            scope.clientContext.setRequestConfig(timeouts(Duration.parse(within.getValue())));
        }
        chain.proceed(request, entity, scope, callback);
    }

    private static RequestConfig timeouts(Duration answerWithin) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(
                        Timeout.of(answerWithin.compareTo(ANSWER_WITHIN) < 0 ? answerWithin : ANSWER_WITHIN))
                .setResponseTimeout(Timeout.of(answerWithin))
                .build();
    }

    Reply send(String method, String path, byte @Nullable [] body) throws IOException {
        return send(method, path, body, body == null ? 0 : body.length, ContentType.APPLICATION_JSON, ANSWER_WITHIN);
    }

    /**
     * Sends a request. A path of ours needs no escaping: indices and parameters are plain words.
     *
     * @throws IOException when no answer came, be it that nobody is there, the certificate is wrong or time ran out
     */
    Reply send(String method, String path, byte @Nullable [] body, int length, ContentType type, Duration within)
            throws IOException {
        Request request = new Request(method, path);
        RequestOptions.Builder options = RequestOptions.DEFAULT.toBuilder();
        options.setWarningsHandler(WarningsHandler.PERMISSIVE);
        if (!within.equals(ANSWER_WITHIN)) {
            options.addHeader(WITHIN, within.toString());
        }
        request.setOptions(options);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, 0, length, type));
        }
        Response response;
        try {
            response = client.performRequest(request);
        } catch (ResponseException e) {
            // An answer all the same. The exception itself goes no further: its message quotes the answer.
            response = e.getResponse();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"));
            }
            // What came back was no HTTP.
            if (e.getCause() != null) {
                throw new IOException("The exchange failed", e);
            }
            throw e;
        }
        byte[] answer = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return new Reply(response.getStatusCode(), answer);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
