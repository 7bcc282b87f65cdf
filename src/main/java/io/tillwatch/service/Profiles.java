package io.tillwatch.service;

import io.tillwatch.service.detect.Detection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the detectors know between runs, together with the position of the sync that they know the sales of. What is
 * lost here is learned again from the index. Used by one run at a time.
 */
public interface Profiles {
    /** What was kept last; null when there is nothing, or nothing readable. It is not kept any more until it is kept again. */
    @Nullable
    Kept take();

    /** Keeps it. A failure to is logged, no more. */
    void keep(Kept kept);

    /**
     * What is kept.
     *
     * @param position of the sync; opaque
     */
    record Kept(Detection detection, String position) {}

    /** In memory alone: for as long as the process lasts. */
    final class InMemory implements Profiles {
        private @Nullable Kept kept;

        @Override
        public synchronized @Nullable Kept take() {
            Kept taken = kept;
            kept = null;
            return taken;
        }

        @Override
        public synchronized void keep(Kept given) {
            kept = given;
        }
    }
}
