package io.tillwatch.embedded;

import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a server did not start, from its log, in plain words. Only known reasons are named: a line of the log itself is
 * never quoted, it may hold what must not be shown.
 */
final class LogReason {
    private static final int LAST_BYTES = 64 * 1024;
    private static final Sentence PORT_TAKEN = Sentence.of("servers.reason.port");
    private static final Map<String, Sentence> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("Address already in use", PORT_TAKEN);
        REASONS.put("BindHttpException", PORT_TAKEN);
        REASONS.put("BindTransportException", PORT_TAKEN);
        REASONS.put("No space left on device", Sentence.of("servers.reason.disk"));
        REASONS.put("Disk is full", Sentence.of("servers.reason.disk"));
        REASONS.put("error 28", Sentence.of("servers.reason.disk"));
        REASONS.put("There is insufficient memory", Sentence.of("servers.reason.memory"));
        REASONS.put("Could not reserve enough space", Sentence.of("servers.reason.memory"));
        REASONS.put("OutOfMemoryError", Sentence.of("servers.reason.memory"));
        REASONS.put("Cannot allocate memory", Sentence.of("servers.reason.memory"));
        REASONS.put("failed to obtain node lock", Sentence.of("servers.reason.in.use"));
        REASONS.put("Unable to lock ./ibdata1", Sentence.of("servers.reason.in.use"));
        REASONS.put("Cannot upgrade a node", Sentence.of("servers.reason.version"));
        REASONS.put("CorruptIndexException", Sentence.of("servers.reason.damaged"));
        REASONS.put("Database page corruption", Sentence.of("servers.reason.damaged"));
        REASONS.put("error while loading shared libraries", Sentence.of("servers.reason.library"));
        REASONS.put("Too many open files", Sentence.of("servers.reason.files"));
        REASONS.put("AccessDeniedException", Sentence.of("servers.reason.permission"));
        REASONS.put("Permission denied", Sentence.of("servers.reason.permission"));
    }

    private LogReason() {}

    static Sentence of(Path log) {
        String text = end(log);
        return REASONS.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Sentence.of("servers.reason.unknown"));
    }

    static boolean portTaken(Path log) {
        return of(log).equals(PORT_TAKEN);
    }

    private static String end(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LAST_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException ignored) {
            return "";
        }
    }
}
