package io.tillwatch.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a unix socket of Linux, which the JDK has no class for: three functions of the C library do it. See
 * docs/decisions/0013 on why no library does.
 */
final class NotifySocket {
    private static final short UNIX = 1;
    /** A datagram socket that child processes do not get. */
    private static final int DATAGRAM_OURS_ALONE = 2 | 0x80000;

    private static final int NO_SIGNAL = 0x4000;
    private static final int LONGEST_PATH = 107;

    private final byte[] address;

    /** @param path of the file system, or after {@code @} a name in the abstract space, as in {@code NOTIFY_SOCKET} */
    NotifySocket(String path) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > LONGEST_PATH || (name[0] != '/' && name[0] != '@')) {
            throw new IOException("This is no address of a unix socket");
        }
        if (name[0] == '@') {
            name[0] = 0;
        }
        address = name;
    }

    /** Sends a text; it arrives whole or not at all. */
    @SuppressWarnings("restricted")
    void send(String text) throws IOException {
        Linker linker = Linker.nativeLinker();
        MethodHandle open = function(linker, "socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment to = arena.allocate(Short.BYTES + LONGEST_PATH + 1L, Short.BYTES);
            to.set(ValueLayout.JAVA_SHORT, 0, UNIX);
            MemorySegment.copy(address, 0, to, ValueLayout.JAVA_BYTE, Short.BYTES, address.length);
            int length = Short.BYTES + address.length + (address[0] == 0 ? 0 : 1);
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int socket = (int) open.invokeExact((int) UNIX, DATAGRAM_OURS_ALONE, 0);
            if (socket < 0) {
                throw new IOException("No unix socket can be opened");
            }
            try {
                MethodHandle send = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("sendto"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
                long sent = (long) send.invokeExact(socket, message, (long) bytes.length, NO_SIGNAL, to, length);
                if (sent != bytes.length) {
                    throw new IOException("Nobody takes what is sent to the unix socket");
                }
            } finally {
                MethodHandle close = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("close"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
                int ignored = (int) close.invokeExact(socket);
            }
        } catch (IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A function of C throws nothing", impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            Linker linker, String name, ValueLayout.OfInt result, ValueLayout.OfInt argument) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, argument, argument, argument));
    }
}
