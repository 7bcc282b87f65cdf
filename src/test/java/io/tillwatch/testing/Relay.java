package io.tillwatch.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Stands between us and a server as a cable does: it can be pulled out and put in again, or hold answers back. */
public final class Relay implements AutoCloseable {
    private final URI target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** @param target {@code http://HOST:PORT} */
    public Relay(URI target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listener.getLocalPort();
        listen(listener);
    }

    /** As the target, through this. */
    public URI url() {
        return URI.create(target.getScheme() + "://127.0.0.1:" + port);
    }

    /** From now on questions arrive and no answer comes back, until they are let go. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    /** Ends all connections and accepts none; what was held back is lost. */
    public void pull() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
        letGo();
    }

    public void putIn() throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listen(listener);
    }

    private void listen(ServerSocket on) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket client = on.accept();
                    Socket server = new Socket(target.getHost(), target.getPort());
                    open.add(client);
                    open.add(server);
                    Thread.ofVirtual().start(() -> copy(client, server));
                    Thread.ofVirtual().start(() -> answer(server, client));
                }
            } catch (IOException closed) {
                // Pulled out.
            }
        });
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException closed) {
            // The other direction ended.
        }
    }

    private void answer(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                held.await();
                out.write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // The other direction ended.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        pull();
    }
}
