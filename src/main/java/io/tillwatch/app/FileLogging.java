package io.tillwatch.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import io.tillwatch.config.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets Logback up when the first logger is asked for: one rolling file in the platform's log folder, nothing on the
 * terminal. In code, because reading an XML file costs a noticeable part of the start; tests and people in need can still bring one.
 */
public final class FileLogging extends ContextAwareBase implements Configurator {
    private static final FileSize FILE = FileSize.valueOf("10MB");
    private static final FileSize ALL_FILES = FileSize.valueOf("100MB");
    private static final int DAYS = 30;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null
                || FileLogging.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Without a listener Logback tells of its own troubles on standard output, where the results go.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("io.tillwatch").setLevel(Level.INFO);
        Path folder = LogFiles.folder();
        Path file = LogFiles.current();
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.createFile(file);
            if (!Files.isWritable(file)) {
                throw new IOException("not writable");
            }
            root.addAppender(appender(context, folder, file));
        } catch (IOException | RuntimeException unusable) {
            root.setLevel(Level.OFF);
            System.err.println("No log is written: the folder " + folder + " cannot be used.");
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder, Path file) {
        LogLayout layout = new LogLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();

        RollingFileAppender<ILoggingEvent> appender = new PrivateFileAppender();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder + "/tillwatch-%d{yyyy-MM-dd}.%i.log");
        rolling.setMaxFileSize(FILE);
        rolling.setTotalSizeCap(ALL_FILES);
        rolling.setMaxHistory(DAYS);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        return appender;
    }

    /** Every new file is for its owner's eyes alone. */
    private static final class PrivateFileAppender extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String name) throws IOException {
            PrivateFiles.createFile(Path.of(name));
            super.openFile(name);
        }
    }
}
