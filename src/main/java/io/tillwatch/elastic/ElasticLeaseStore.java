package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.service.LeaseStore;
import io.tillwatch.service.Run.ProcessStamp;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps leases, one document each. */
final class ElasticLeaseStore implements LeaseStore {
    private final Records records;

    ElasticLeaseStore(Records records) {
        this.records = records;
    }

    @Override
    public Optional<Held> read(String name) {
        return records.find(IndexKind.LEASES, name).map(ElasticLeaseStore::held);
    }

    @Override
    public Optional<Held> write(String name, Optional<Held> expected, Lease lease) {
        Stamp before = expected.map(held -> new Stamp(held.seqNo(), held.primaryTerm()))
                .orElse(null);
        return records.replace(IndexKind.LEASES, name, before, document(name, lease))
                .map(stamp -> new Held(lease, stamp.seqNo(), stamp.primaryTerm()));
    }

    private static Map<String, @Nullable Object> document(String name, Lease lease) {
        return Json.object(
                "name", name,
                "owner", lease.owner(),
                "host", lease.process().host(),
                "pid", lease.process().pid(),
                "process_started_at", lease.process().startedAt(),
                "job", lease.job(),
                "renewed_at", lease.renewedAt(),
                "released", lease.released(),
                "clean", lease.clean(),
                "epoch", lease.epoch());
    }

    private static Held held(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        var lease = new Lease(
                Json.text(source, "owner"),
                new ProcessStamp(
                        Json.text(source, "host"),
                        Json.number(source, "pid"),
                        Json.number(source, "process_started_at")),
                Json.text(source, "job"),
                SaleFields.instantOrEpoch(source, "renewed_at"),
                Json.isTrue(source, "released"),
                Json.isTrue(source, "clean"),
                Json.number(source, "epoch"));
        return new Held(lease, hit.seqNo(), hit.primaryTerm());
    }
}
