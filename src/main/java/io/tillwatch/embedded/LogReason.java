package io.tillwatch.embedded;

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
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("Address already in use", "its port was taken by another program");
        REASONS.put("BindHttpException", "its port was taken by another program");
        REASONS.put("BindTransportException", "its port was taken by another program");
        REASONS.put("No space left on device", "the disk is full");
        REASONS.put("Disk is full", "the disk is full");
        REASONS.put("error 28", "the disk is full");
        REASONS.put("There is insufficient memory", "there is not enough memory");
        REASONS.put("Could not reserve enough space", "there is not enough memory");
        REASONS.put("OutOfMemoryError", "there is not enough memory");
        REASONS.put("Cannot allocate memory", "there is not enough memory");
        REASONS.put("failed to obtain node lock", "its data are in use by another program");
        REASONS.put("Unable to lock ./ibdata1", "its data are in use by another program");
        REASONS.put("Cannot upgrade a node", "its data are of another version");
        REASONS.put("CorruptIndexException", "its data are damaged");
        REASONS.put("Database page corruption", "its data are damaged");
        REASONS.put("error while loading shared libraries", "a system library is missing");
        REASONS.put("Too many open files", "too few open files are allowed (see ulimit -n)");
        REASONS.put("AccessDeniedException", "it may not use one of its folders");
        REASONS.put("Permission denied", "it may not use one of its folders");
    }

    private LogReason() {}

    static String of(Path log) {
        String text = end(log);
        return REASONS.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the reason is in its log");
    }

    static boolean portTaken(Path log) {
        return of(log).startsWith("its port was taken");
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
