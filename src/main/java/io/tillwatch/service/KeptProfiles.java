package io.tillwatch.service;

import io.tillwatch.service.detect.ProfileFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the detectors know in memory, and in a file for the next process. A process that syncs every second does not write
 * the file every time: what it lacks is learned from the index.
 */
public final class KeptProfiles implements Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeptProfiles.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(5);

    private final ProfileFile file;
    private final LongSupplier nanoTime;
    private @Nullable Kept kept;
    private boolean written;
    private long writtenAt;

    /**
     * Keeps nothing yet.
     *
     * @param file where it is kept; need not be there
     * @param nanoTime a clock that only counts
     */
    public KeptProfiles(Path file, LongSupplier nanoTime) {
        this.file = new ProfileFile(file);
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized @Nullable Kept take() {
        Kept taken = kept;
        kept = null;
        return taken != null ? taken : read();
    }

    private @Nullable Kept read() {
        try {
            ProfileFile.Content content = file.read();
            return new Kept(content.detection(), content.position());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOG.warn("What the detectors know cannot be read, and is learned anew: {}", e.toString());
            return null;
        }
    }

    @Override
    public synchronized void keep(Kept given) {
        kept = given;
        long now = nanoTime.getAsLong();
        if (written && now - writtenAt < AT_MOST_EVERY.toNanos()) {
            return;
        }
        try {
            file.write(given.detection(), given.position());
            written = true;
            writtenAt = now;
        } catch (IOException e) {
            LOG.warn("What the detectors know cannot be kept; it is learned again when needed.", e);
        }
    }
}
