package io.tillwatch.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands between us and a database; can stop handing on, as a server that hangs while its machine still answers. */
final class StallingProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket listener;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean stalled;

    /** @param url {@code jdbc:mysql://HOST:PORT/DATABASE} */
    StallingProxy(String url) throws IOException {
        target = URI.create(url.substring("jdbc:".length()));
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + listener.getLocalPort() + target.getPath();
    }

    /** From now on nothing is handed on in either direction, for new connections neither. */
    void stall() {
        stalled = true;
    }

    void awaitRequest() throws InterruptedException {
        if (!asked.await(15, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came");
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (stalled) {
                    asked.countDown();
                } else {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException closed) {
            // The other direction ended.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
