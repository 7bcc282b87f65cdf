package io.tillwatch.service;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first words with a MySQL or MariaDB server: it greets, and TLS begins only after it was asked for. The one packet
 * that is sent holds neither user nor password.
 */
final class MysqlGreeting {
    private static final int PROTOCOL = 10;
    private static final int LONGEST_GREETING = 1024;
    private static final int THREAD_AND_SALT = 4 + 8 + 1;

    /** Flags of the protocol: what both sides can do. */
    private static final int PROTOCOL_41 = 0x200;

    private static final int TLS = 0x800;
    private static final int SECURE_CONNECTION = 0x8000;

    private static final int REQUEST_BYTES = 32;
    private static final int UTF_8 = 45;

    private MysqlGreeting() {}

    /**
     * Asks the server that has just taken this connection to go on in TLS.
     *
     * @return whether it can; if not, nothing was sent
     */
    static boolean askForTls(Socket socket) throws IOException {
        if ((capabilities(greeting(new DataInputStream(socket.getInputStream()))) & TLS) == 0) {
            return false;
        }
        ByteBuffer request = ByteBuffer.allocate(4 + REQUEST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        // The packet's length in three bytes, and that it is the second one.
        request.putInt(REQUEST_BYTES | 1 << 24);
        request.putInt(PROTOCOL_41 | TLS | SECURE_CONNECTION);
        request.putInt(1 << 24);
        request.put((byte) UTF_8);
        socket.getOutputStream().write(request.array());
        socket.getOutputStream().flush();
        return true;
    }

    private static byte[] greeting(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        in.readUnsignedByte();
        if (length > LONGEST_GREETING) {
            throw new IOException("No greeting is this long");
        }
        byte[] greeting = new byte[length];
        in.readFully(greeting);
        return greeting;
    }

    /** Of a greeting that refuses, which has another first byte: none. */
    private static int capabilities(byte[] greeting) throws EOFException {
        if (greeting.length == 0 || greeting[0] != PROTOCOL) {
            return 0;
        }
        int version = 1;
        while (version < greeting.length && greeting[version] != 0) {
            version++;
        }
        int at = version + 1 + THREAD_AND_SALT;
        if (at + 2 > greeting.length) {
            throw new EOFException("The greeting ends too early");
        }
        return (greeting[at] & 0xFF) | (greeting[at + 1] & 0xFF) << 8;
    }
}
