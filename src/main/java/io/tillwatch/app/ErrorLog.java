package io.tillwatch.app;

import io.tillwatch.cli.ErrorReport;
import io.tillwatch.model.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what went wrong into the log file. Logging is set up only when there is something to write. */
final class ErrorLog implements ErrorReport {
    @Override
    public void failed(Failure failure) {
        Logger log = LoggerFactory.getLogger(ErrorLog.class);
        if (failure.getCause() == null) {
            log.warn("{}: {}", failure.kind(), failure.getMessage());
        } else {
            log.warn("{}: {}", failure.kind(), failure.getMessage(), failure.getCause());
        }
    }

    @Override
    public String unforeseen(Throwable problem) {
        String code = codeOf(problem);
        LoggerFactory.getLogger(ErrorLog.class).error("Unforeseen ({})", code, problem);
        return "Something unexpected happened (code " + code + "), details in " + LogFiles.current() + ".";
    }

    /** The same for the same fault: made from where it happened, not from what it said. */
    static String codeOf(Throwable problem) {
        StringBuilder where = new StringBuilder();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            where.append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(8, frames.length); i++) {
                where.append('|').append(frames[i].getClassName()).append('.').append(frames[i].getMethodName());
            }
        }
        CRC32 checksum = new CRC32();
        checksum.update(where.toString().getBytes(StandardCharsets.UTF_8));
        String hex = String.format(Locale.ROOT, "%08X", checksum.getValue());
        return hex.substring(0, 4) + "-" + hex.substring(4);
    }
}
