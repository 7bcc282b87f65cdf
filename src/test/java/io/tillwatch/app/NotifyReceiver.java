package io.tillwatch.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Stands for systemd: takes what is sent to a unix datagram socket. */
@SuppressWarnings("restricted")
final class NotifyReceiver implements AutoCloseable {
    /** Long, for a machine that does much else; how quick the service is, is not measured here. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int UNIX = 1;
    private static final int DATAGRAM = 2;
    private static final int DO_NOT_WAIT = 0x40;
    private static final Linker LINKER = Linker.nativeLinker();

    private final int socket;

    NotifyReceiver(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            socket = (int) function(
                            "socket",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT))
                    .invokeExact(UNIX, DATAGRAM, 0);
            byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
            MemorySegment address = arena.allocate(110, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
            int bound = (int) function(
                            "bind",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT))
                    .invokeExact(socket, address, name.length + 3);
            if (bound != 0) {
                throw new IOException("cannot bind " + path);
            }
        } catch (Throwable e) {
            throw new AssertionError("no socket", e);
        }
    }

    /** The next message, if one has come. */
    Optional<String> next() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4_096);
            long length = (long) function(
                            "recv",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT))
                    .invokeExact(socket, buffer, 4_096L, DO_NOT_WAIT);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(
                            buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
        } catch (Throwable e) {
            throw new AssertionError("cannot receive", e);
        }
    }

    /** Waits for a message that begins so, and passes over others. */
    String await(String beginning) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Optional<String> message = next();
            if (message.isPresent() && message.get().startsWith(beginning)) {
                return message.get();
            }
            if (message.isEmpty()) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("no " + beginning + " within " + PATIENCE.toSeconds() + " s");
    }

    private static MethodHandle function(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
    }

    @Override
    public void close() {
        try {
            int ignored = (int) function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(socket);
        } catch (Throwable e) {
            throw new AssertionError("cannot close", e);
        }
    }
}
