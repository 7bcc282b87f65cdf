package io.tillwatch.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import io.tillwatch.model.CardNumbers;
import io.tillwatch.model.Failure;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * A line of the log. The last place where a value of a row could slip through: messages of drivers and servers lose what
 * they quote, and every line loses what looks like a card number.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
    private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"|\\[[^\\]\\n]*]");
    private static final int DEEPEST_CAUSE = 8;

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSxxx").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(160)
                .append(time.format(event.getInstant()))
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(event.getLoggerName())
                .append("  ")
                .append(event.getFormattedMessage())
                .append(System.lineSeparator());
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < DEEPEST_CAUSE; depth++) {
            append(text, thrown, depth == 0 ? "" : "Caused by: ");
            thrown = thrown.getCause();
        }
        return CardNumbers.mask(text.toString());
    }

    private static void append(StringBuilder text, IThrowableProxy thrown, String prefix) {
        text.append(prefix).append(thrown.getClassName());
        if (thrown.getMessage() != null) {
            text.append(": ").append(scrubbed(thrown));
        }
        text.append(System.lineSeparator());
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++) {
            text.append('\t').append(frames[i].getSTEAsString()).append(System.lineSeparator());
        }
        if (thrown.getCommonFrames() > 0) {
            text.append("\t... ")
                    .append(thrown.getCommonFrames())
                    .append(" more")
                    .append(System.lineSeparator());
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            text.append("\tSuppressed: ").append(suppressed.getClassName()).append(System.lineSeparator());
        }
    }

    /** Drivers and servers put the row's value between quotes or brackets; our own sentences hold none. */
    private static String scrubbed(IThrowableProxy thrown) {
        return thrown.getClassName().equals(Failure.class.getName())
                ? thrown.getMessage()
                : QUOTED.matcher(thrown.getMessage()).replaceAll("'…'");
    }
}
