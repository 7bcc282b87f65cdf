package io.tillwatch.service.detect;

import io.tillwatch.model.Approval;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives sales to the detectors as they came in life: each when it was sold, and its cancellation when that came. The same sales
 * in the same order give the same scores every time.
 */
public final class Replay {
    private static final Comparator<Approval> BY_CANCELLATION = Comparator.comparing(Replay::canceledAt)
            .thenComparing(Approval::soldAt)
            .thenComparing(Approval::id);

    private final Detection detection;
    private final Listener listener;
    private final PriorityQueue<Approval> toCancel = new PriorityQueue<>(BY_CANCELLATION);

    /** Told after each of both, when the detectors' last word is of that sale. */
    public interface Listener {
        void sold(Approval sale);

        void canceled(Approval sale);
    }

    public Replay(Detection detection, Listener listener) {
        this.detection = detection;
        this.listener = listener;
    }

    /** Learns, and tells nobody. */
    public static Replay silent(Detection detection) {
        Consumer<Approval> nobody = sale -> {};
        return new Replay(detection, new Listener() {
            @Override
            public void sold(Approval sale) {
                nobody.accept(sale);
            }

            @Override
            public void canceled(Approval sale) {
                nobody.accept(sale);
            }
        });
    }

    /** The next sale in the order of {@code (sold_at, id)}. */
    public void next(Approval sale) {
        cancelUntil(sale.soldAt());
        detection.judge(sale);
        listener.sold(sale);
        if (sale.canceledAt() != null) {
            toCancel.add(sale);
        }
    }

    /** There are no more sales; all cancellations have come. */
    public void end() {
        cancelUntil(LocalDateTime.MAX);
    }

    private void cancelUntil(LocalDateTime now) {
        for (Approval sale = toCancel.peek(); sale != null && !canceledAt(sale).isAfter(now); sale = toCancel.peek()) {
            toCancel.remove();
            detection.cancel(sale);
            listener.canceled(sale);
        }
    }

    private static LocalDateTime canceledAt(Approval sale) {
        @Nullable LocalDateTime at = sale.canceledAt();
        return at == null ? LocalDateTime.MAX : at;
    }
}
