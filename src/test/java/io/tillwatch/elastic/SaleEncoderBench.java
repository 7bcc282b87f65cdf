package io.tillwatch.elastic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Sale;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the encoder works on a document, in time of the processor, so that a busy machine tells the same. */
@Tag("bench")
class SaleEncoderBench {
    private static final Logger LOG = LoggerFactory.getLogger(SaleEncoderBench.class);
    private static final int DOCUMENTS = 500_000;
    private static final double LIMIT_MICROS = 1.5;

    @Test
    void encodesADocumentInLessThanOneAndAHalfMicroseconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        var encoder = new ElasticSaleEncoder();
        Sale sale = Sales.sale("123456789", "12345", Sales.NOON, 12_000, false);
        double best = Double.MAX_VALUE;
        long bytes = 0;
        for (int round = 0; round < 6; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < DOCUMENTS; i++) {
                bytes += encoder.encode(sale).body().length;
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - begin) / 1_000.0 / DOCUMENTS);
        }
        LOG.info("Encoding: {} µs a document of {} bytes (limit {}).", best, bytes / DOCUMENTS / 6, LIMIT_MICROS);
        assertTrue(best < LIMIT_MICROS, "It took " + best + " µs");
    }
}
