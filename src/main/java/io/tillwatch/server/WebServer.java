package io.tillwatch.server;

import io.tillwatch.config.ServeSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one address, within limits that no caller can lift. Started once, closed once. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final ServeSettings settings;
    private final OpenConnections connections;
    private final Server server;
    private final ServerConnector connector;
    private final SslContextFactory.@Nullable Server tls;

    /** Puts a server together; it listens after {@link #start}. Throws a Failure when its certificate cannot be used. */
    public WebServer(ServeSettings settings, Answers answers, LongSupplier nanoTime) {
        this(settings, answers, nanoTime, Limits.STANDARD);
    }

    WebServer(ServeSettings settings, Answers answers, LongSupplier nanoTime, Limits limits) {
        this.settings = settings;
        this.connections = new OpenConnections(nanoTime);
        this.tls = settings.certificate() == null ? null : new SslContextFactory.Server();
        readCertificate(tls);
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), 4);
        threads.setName("serve");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = connector(limits);
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors());
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setHandler(new GracefulHandler(new SlowClients(
                connections,
                limits.toAsk(),
                limits.toTake(),
                new Gate(settings, handlers(answers, nanoTime, limits)))));
        server.setStopTimeout(limits.toEnd().toMillis());
    }

    /**
     * What callers may not exceed.
     *
     * @param connections open at once; more wait until one ends
     * @param lists told at once; {@code waiting} more wait for {@code longestWait}, all others are sent away
     * @param headerBytes of the request's first line and headers
     * @param silence without a byte in either direction
     * @param toAsk from a connection's beginning, or the answer before, to a whole request
     * @param toTake for one answer
     * @param toEnd for the answers under way when the server ends
     */
    record Limits(
            int threads,
            int connections,
            int lists,
            int waiting,
            Duration longestWait,
            int headerBytes,
            Duration silence,
            Duration toAsk,
            Duration toTake,
            Duration toEnd) {
        static final Limits STANDARD = new Limits(
                48,
                256,
                16,
                64,
                Duration.ofSeconds(5),
                8 * 1024,
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2));
    }

    private static Handler handlers(Answers answers, LongSupplier nanoTime, Limits limits) {
        Routes routes = new Routes(
                new Lists(answers.workspace()),
                answers.readings(),
                answers.metrics(),
                answers.scheduler(),
                answers.clock(),
                nanoTime);
        // Health and metrics never wait behind lists: they are asked for when there is trouble.
        QoSHandler inTurn = new QoSHandler(routes);
        inTurn.includePath(Routes.UNIT_PRICES, Routes.WEEK_AVERAGES);
        inTurn.setMaxRequestCount(limits.lists());
        inTurn.setMaxSuspendedRequestCount(limits.waiting());
        inTurn.setMaxSuspend(limits.longestWait());
        // A question has no content.
        SizeLimitHandler small = new SizeLimitHandler(0, -1);
        small.setHandler(inTurn);
        return small;
    }

    private ServerConnector connector(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setIdleTimeout(limits.silence().toMillis());
        ServerConnector made;
        if (tls == null) {
            made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        } else {
            // The token says who may ask; by which of its names the machine is called does not matter.
            http.addCustomizer(new SecureRequestCustomizer(false));
            made = new ServerConnector(
                    server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        }
        made.setHost(bare(settings.address()));
        made.setPort(settings.port());
        made.setIdleTimeout(limits.silence().toMillis());
        made.addBean(connections);
        return made;
    }

    private void readCertificate(SslContextFactory.@Nullable Server to) {
        if (to != null && settings.certificate() != null) {
            use(Certificates.read(settings.certificate(), settings), to);
        }
    }

    private static void use(KeyStore store, SslContextFactory to) {
        to.setKeyStore(store);
        to.setKeyStorePassword(Certificates.PASSWORD);
        to.setKeyManagerPassword(Certificates.PASSWORD);
    }

    /** Begins to listen. Throws a Failure when that cannot be. */
    public void start() {
        try {
            if (settings.loopback()
                    && !InetAddress.getByName(bare(settings.address())).isLoopbackAddress()) {
                throw new Failure(Failure.Kind.SETTINGS, Sentence.of("serve.loopback.not", settings.address()));
            }
            server.start();
        } catch (UnknownHostException unknown) {
            throw taken(unknown);
        } catch (IOException taken) {
            close();
            throw taken(taken);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        } catch (Exception failed) {
            close();
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("serve.broke"), failed);
        }
    }

    private Failure taken(Exception cause) {
        return new Failure(
                Failure.Kind.REFUSED, Sentence.of("serve.port.taken", settings.address(), settings.port()), cause);
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("%s://%s:%d".formatted(tls == null ? "http" : "https", settings.address(), port()));
    }

    /** The port it listens on, which the settings may have left open. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Reads the certificate again, for new connections. Throws a Failure, and keeps the one before, when it is unusable. */
    public void renewCertificate() {
        if (tls == null || settings.certificate() == null) {
            return;
        }
        KeyStore next = Certificates.read(settings.certificate(), settings);
        try {
            tls.reload(factory -> use(next, factory));
        } catch (Exception refused) {
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    Sentence.of("serve.certificate.unreadable", settings.certificate()),
                    refused);
        }
    }

    /** Connections that are open. */
    int connections() {
        return connections.count();
    }

    /** Accepts no more, lets the answers under way end, for two seconds, and ends. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception harmless) {
            LOG.warn("The server did not end cleanly.", harmless);
        }
    }

    /** As the socket wants it: without the brackets that an IPv6 address has in a URI. */
    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
