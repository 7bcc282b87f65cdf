package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLayoutTest {
    private static final String CARD = "4111 1111-1111 1111";

    @Test
    void noCardNumberIsWrittenWhereverItHides() {
        Exception driver =
                new SQLException("Data too long: " + CARD + " is no remark", new IllegalStateException(CARD));
        String line = written("read " + CARD, new Failure(Failure.Kind.REFUSED, Sentence.plain("see " + CARD), driver));
        assertFalse(line.contains(CARD), line);
        assertFalse(line.contains("1111-1111"), line);
    }

    @Test
    void aDriversMessageLosesWhatItQuotes() {
        String line = written(
                "failed",
                new SQLException("Incorrect string value: '\\xF0 kim' for \"remark\"; Preview of value [lee]"));
        assertTrue(
                line.contains("java.sql.SQLException: Incorrect string value: '…' for '…'; Preview of value '…'"),
                line);
        assertTrue(line.contains("\tat io.tillwatch.app.LogLayoutTest"), line);
    }

    @Test
    void ourOwnSentencesStayWhole() {
        assertTrue(written("x", new Failure(Failure.Kind.REFUSED, Sentence.plain("The table 'sales' is missing.")))
                .contains("The table 'sales' is missing."));
    }

    @Test
    void oneFaultHasOneCodeWhateverItSays() {
        assertEquals(ErrorLog.codeOf(problem("a")), ErrorLog.codeOf(problem("b")));
        assertNotEquals(ErrorLog.codeOf(problem("a")), ErrorLog.codeOf(new IllegalStateException("a")));
        assertTrue(ErrorLog.codeOf(problem("a")).matches("[0-9A-F]{4}-[0-9A-F]{4}"));
    }

    private static RuntimeException problem(String message) {
        return new IllegalArgumentException(message);
    }

    private static String written(String message, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LogLayout layout = new LogLayout();
        layout.setContext(context);
        layout.start();
        return layout.doLayout(
                new LoggingEvent("fqcn", context.getLogger("test"), Level.WARN, message, thrown, new Object[0]));
    }
}
