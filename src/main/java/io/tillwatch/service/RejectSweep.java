package io.tillwatch.service;

import io.tillwatch.model.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets rejects that a reading of the whole source did not meet again: their rows were mended or are gone. */
final class RejectSweep {
    private final Desk desk;
    private final SaleIndex index;
    private final IndexWriter writer;

    RejectSweep(Desk desk, SaleIndex index, IndexWriter writer) {
        this.desk = desk;
        this.index = index;
        this.writer = writer;
    }

    void forgetBefore(Instant begun) {
        writer.await();
        if (desk.rejects().count() == 0) {
            return;
        }
        List<IndexWrite> mended = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        desk.rejects().all(entry -> {
            Reject reject = entry.reject();
            if (!entry.lastSeen().isBefore(begun)) {
                return;
            }
            if (reject.code() == Reject.Code.REFUSED_BY_INDEX) {
                refused.add(reject.documentId());
            } else {
                mended.add(new IndexWrite.RemoveReject(reject.documentId()));
            }
        });
        // That such a row could be read says nothing: reading was never what was wrong with it.
        index.stamps(refused).keySet().forEach(id -> mended.add(new IndexWrite.RemoveReject(id)));
        writer.send(mended);
    }
}
