package io.tillwatch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP as it goes over the wire, so that a test can say what no client library would. */
final class RawHttp {
    private RawHttp() {}

    /** What came back. */
    record Answer(String head, String body) {
        int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        /** Whether a header stands there with this value. */
        boolean has(String name, String value) {
            String wanted = (name + ": " + value).toLowerCase(Locale.ROOT);
            return head.toLowerCase(Locale.ROOT).lines().anyMatch(wanted::equals);
        }
    }

    static Answer get(int port, String path, String... headers) {
        return ask(port, "GET", path, headers);
    }

    static Answer ask(int port, String method, String path, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        boolean host = false;
        for (String header : headers) {
            text.append(header).append("\r\n");
            host |= header.startsWith("Host:");
        }
        return send(port, text + (host ? "" : "Host: localhost:" + port + "\r\n") + "\r\n");
    }

    static Answer send(int port, String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return send(socket, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer send(Socket socket, String text) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        return end < 0 ? new Answer(all, "") : new Answer(all.substring(0, end), all.substring(end + 4));
    }
}
