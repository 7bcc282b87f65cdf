package io.tillwatch.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets rejects that a reading of the whole source did not meet again: their rows were mended or are gone. */
final class RejectSweep {
    private final Desk desk;
    private final IndexWriter writer;

    RejectSweep(Desk desk, IndexWriter writer) {
        this.desk = desk;
        this.writer = writer;
    }

    void forgetBefore(Instant begun) {
        writer.await();
        if (desk.rejects().count() == 0) {
            return;
        }
        List<IndexWrite> mended = new ArrayList<>();
        desk.rejects().all(entry -> {
            if (entry.lastSeen().isBefore(begun)) {
                mended.add(new IndexWrite.RemoveReject(entry.reject().documentId()));
            }
        });
        writer.send(mended);
    }
}
