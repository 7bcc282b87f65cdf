package io.tillwatch.app;

import io.tillwatch.config.PrivateFiles;
import io.tillwatch.ui.common.Memory;
import io.tillwatch.ui.common.TaskExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a file, written anew after every change: a crash loses no more than the last moment. A file that is
 * broken is forgotten. The disk is waited for in the background: a letter that is typed may be a change.
 */
final class FileMemory implements Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private final Path file;
    private final TaskExecutor tasks;
    private final ReentrantLock writing = new ReentrantLock();
    private final Properties values = new Properties();
    /** Guarded by {@link #values}, as what is in them. */
    private boolean changed;

    private boolean announced;
    private boolean refused;

    FileMemory(Path file, TaskExecutor tasks) {
        this.file = file;
        this.tasks = tasks;
        try (InputStream in = Files.newInputStream(file)) {
            values.load(in);
        } catch (IOException | IllegalArgumentException nothingToRemember) {
            values.clear();
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    @Override
    public void put(String key, String value) {
        synchronized (values) {
            Object before = value.isEmpty() ? values.remove(key) : values.setProperty(key, value);
            if (value.equals(before == null ? "" : before)) {
                return;
            }
            changed = true;
            if (announced) {
                return;
            }
            announced = true;
        }
        Future<?> ignored = tasks.start(this::write);
    }

    private void write() {
        writing.lock();
        try {
            Properties now = new Properties();
            synchronized (values) {
                announced = false;
                if (!changed) {
                    return;
                }
                changed = false;
                now.putAll(values);
            }
            try {
                write(now);
            } catch (IOException unwritable) {
                notWritten(unwritable);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Said once: the next letter would not be written either. */
    private void notWritten(IOException unwritable) {
        synchronized (values) {
            changed = true;
        }
        if (!refused) {
            refused = true;
            LOG.warn("What the window looks like cannot be remembered in {}.", file, unwritable);
        }
    }

    private void write(Properties now) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            PrivateFiles.createFolder(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(next);
        PrivateFiles.createFile(next);
        // To a stream, which writes other letters than Latin ones as escapes; a writer would fail at them.
        try (OutputStream out = Files.newOutputStream(next)) {
            now.store(out, null);
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes what is not written yet; waits for the disk. */
    @Override
    public void close() {
        write();
    }
}
