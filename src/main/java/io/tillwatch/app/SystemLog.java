package io.tillwatch.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads what the JDK and JavaFX log into our log. Without it they print on the terminal, which belongs to results: JavaFX
 * warns with every start that it lies in one file with all the rest.
 */
public final class SystemLog extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Ours(LoggerFactory.getLogger(name));
    }

    private record Ours(Logger log) implements System.Logger {
        @Override
        public String getName() {
            return log.getName();
        }

        @Override
        public boolean isLoggable(Level level) {
            return switch (level) {
                case ALL, TRACE -> log.isTraceEnabled();
                case DEBUG -> log.isDebugEnabled();
                case INFO -> log.isInfoEnabled();
                case WARNING -> log.isWarnEnabled();
                case ERROR -> log.isErrorEnabled();
                case OFF -> false;
            };
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable cause) {
            if (isLoggable(level)) {
                tell(level, translated(bundle, text), cause);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Object... values) {
            if (isLoggable(level)) {
                String pattern = translated(bundle, text);
                boolean filled = values != null && values.length > 0;
                tell(level, filled ? new MessageFormat(pattern, Locale.ROOT).format(values) : pattern, null);
            }
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String text) {
            String key = String.valueOf(text);
            return bundle != null && bundle.containsKey(key) ? bundle.getString(key) : key;
        }

        private void tell(Level level, String text, @Nullable Throwable cause) {
            switch (level) {
                case ALL, TRACE -> log.trace(text, cause);
                case DEBUG -> log.debug(text, cause);
                case INFO -> log.info(text, cause);
                case WARNING -> log.warn(text, cause);
                case ERROR -> log.error(text, cause);
                case OFF -> {}
            }
        }
    }
}
