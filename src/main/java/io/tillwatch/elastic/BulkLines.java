package io.tillwatch.elastic;

import io.tillwatch.model.DayTotals;
import io.tillwatch.model.Position;
import io.tillwatch.model.Reject;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.IndexWrite;
import io.tillwatch.service.IndexWrite.PutFlag;
import io.tillwatch.service.IndexWrite.PutReject;
import io.tillwatch.service.IndexWrite.PutRestatement;
import io.tillwatch.service.IndexWrite.PutSale;
import io.tillwatch.service.IndexWrite.PutStoreDay;
import io.tillwatch.service.IndexWrite.PutStoreWeek;
import io.tillwatch.service.IndexWrite.PutTombstone;
import io.tillwatch.service.IndexWrite.RemoveFlag;
import io.tillwatch.service.IndexWrite.RemoveReject;
import io.tillwatch.service.IndexWrite.RemoveSale;
import io.tillwatch.service.IndexWrite.RemoveStoreDay;
import io.tillwatch.service.IndexWrite.RemoveStoreWeek;
import io.tillwatch.service.IndexWrite.RemoveTombstone;
import io.tillwatch.service.IndexWrite.RenewFlag;
import io.tillwatch.service.IndexWrite.WithdrawFlag;
import io.tillwatch.service.Restatement;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes index writes as lines of a bulk request. Sales go to the index of the request's path; every other item names
 * its own. Keeps nothing between calls.
 */
final class BulkLines {
    private static final byte[] SALE = JsonBytes.ascii("{\"index\":{\"_id\":");
    private static final byte[] VERSION = JsonBytes.ascii(",\"version\":");
    private static final byte[] EXTERNAL = JsonBytes.ascii(",\"version_type\":\"external_gte\"}}\n");
    private static final byte[] LINE_END = JsonBytes.ascii("}}\n");
    private static final byte[] WITHDRAWN =
            JsonBytes.ascii("{\"doc\":{\"reasons\":[],\"score\":0.0,\"withdrawn\":true}}\n");

    private final String path;
    private final Map<IndexKind, byte[]> targets = new EnumMap<>(IndexKind.class);

    BulkLines(IndexNames names) {
        path = "/" + names.writeTarget(IndexKind.SALES) + "/_bulk?timeout=20s"
                + (names.isAlias(IndexKind.SALES) ? "&require_alias=true" : "")
                + "&filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason";
        for (IndexKind kind : IndexKind.values()) {
            targets.put(
                    kind,
                    JsonBytes.ascii("\"_index\":\"%s\",\"require_alias\":%s,\"_id\":"
                            .formatted(names.writeTarget(kind), names.isAlias(kind))));
        }
    }

    /** Where a request with these lines goes. */
    String path() {
        return path;
    }

    void write(JsonBytes out, IndexWrite write) {
        switch (write) {
            case PutSale put -> {
                out.raw(SALE);
                out.text(put.id());
                out.raw(VERSION);
                out.number(put.version());
                out.raw(EXTERNAL);
                out.raw(put.body());
                out.raw(SaleDocument.ending(put.flagged()));
                out.raw('\n');
            }
            case PutFlag put -> flag(out, put);
            case RenewFlag renew -> {
                update(out, IndexKind.FLAGS, renew.saleId());
                out.raw(JsonBytes.ascii("{\"doc\":"));
                FlagDocument.write(out, "{", renew.flag());
                out.raw(JsonBytes.ascii("}}\n"));
            }
            case WithdrawFlag withdraw -> {
                update(out, IndexKind.FLAGS, withdraw.saleId());
                out.raw(WITHDRAWN);
            }
            case RemoveFlag remove ->
                removal(out, IndexKind.FLAGS, remove.saleId(), remove.seqNo(), remove.primaryTerm());
            case PutStoreDay put -> storeDay(out, put.rollup());
            case RemoveStoreDay remove ->
                removal(out, IndexKind.DAYS, remove.storeDay().documentId());
            case PutStoreWeek put -> storeWeek(out, put.rollup());
            case RemoveStoreWeek remove -> removal(out, IndexKind.WEEKS, remove.storeId() + ":" + remove.start());
            case PutTombstone put -> {
                index(out, IndexKind.TOMBSTONES, put.facts().id());
                out.raw(JsonBytes.name("{", "sale_id"));
                out.text(put.facts().id());
                out.raw(JsonBytes.name(",", "store_id"));
                out.text(put.facts().storeId());
                out.raw(JsonBytes.name(",", "business_date"));
                out.date(put.facts().businessDate());
                out.raw(JsonBytes.name(",", "deleted_at"));
                out.instant(put.deletedAt());
                out.raw(JsonBytes.name(",", "version"));
                out.number(put.version());
                out.raw(JsonBytes.ascii("}\n"));
            }
            case RemoveTombstone remove -> removal(out, IndexKind.TOMBSTONES, remove.saleId());
            case PutRestatement put -> restatement(out, put.restatement());
            case PutReject put -> reject(out, put);
            case RemoveReject remove -> removal(out, IndexKind.REJECTS, remove.documentId());
            case RemoveSale remove -> throw new IllegalArgumentException("A removal of a sale needs its state first");
        }
    }

    /**
     * Deletes by compare-and-set. Not by external version: such a delete would create the index anew, by guessing, if
     * somebody had deleted it, whatever {@code require_alias} says.
     */
    void removal(JsonBytes out, IndexKind kind, String id, long seqNo, long primaryTerm) {
        action(out, "delete", kind, id);
        out.raw(JsonBytes.ascii(",\"if_seq_no\":%d,\"if_primary_term\":%d}}\n".formatted(seqNo, primaryTerm)));
    }

    private void removal(JsonBytes out, IndexKind kind, String id) {
        action(out, "delete", kind, id);
        out.raw(LINE_END);
    }

    private void index(JsonBytes out, IndexKind kind, String id) {
        action(out, "index", kind, id);
        out.raw(LINE_END);
    }

    private void update(JsonBytes out, IndexKind kind, String id) {
        action(out, "update", kind, id);
        out.raw(JsonBytes.ascii(",\"retry_on_conflict\":5}}\n"));
    }

    private void action(JsonBytes out, String name, IndexKind kind, String id) {
        out.raw(JsonBytes.ascii("{\"" + name + "\":{"));
        out.raw(target(kind));
        out.text(DocumentIds.fitted(id));
    }

    private byte[] target(IndexKind kind) {
        byte[] target = targets.get(kind);
        if (target == null) {
            throw new IllegalStateException("No index for " + kind);
        }
        return target;
    }

    private void flag(JsonBytes out, PutFlag put) {
        update(out, IndexKind.FLAGS, put.facts().id());
        out.raw(JsonBytes.ascii("{\"doc\":"));
        out.raw(put.body());
        FlagDocument.write(out, ",", put.flag());
        out.raw(JsonBytes.ascii("},\"upsert\":"));
        out.raw(put.body());
        FlagDocument.write(out, ",", put.flag());
        FlagDocument.writeNew(out, put.at());
        out.raw(JsonBytes.ascii("}}\n"));
    }

    private void storeDay(JsonBytes out, StoreDayRollup rollup) {
        index(out, IndexKind.DAYS, rollup.storeDay().documentId());
        out.raw(JsonBytes.name("{", "store_id"));
        out.text(rollup.storeDay().storeId());
        out.raw(JsonBytes.name(",", "date"));
        out.date(rollup.storeDay().date());
        totals(out, "", rollup.totals());
        out.raw(JsonBytes.name(",", "state"));
        out.text(RollupDocuments.state(rollup.provisional()));
        out.raw(JsonBytes.name(",", "computed_at"));
        out.instant(rollup.computedAt());
        out.raw(JsonBytes.ascii("}\n"));
    }

    private static void totals(JsonBytes out, String prefix, DayTotals totals) {
        out.raw(JsonBytes.name(",", prefix + "total_sale"));
        out.number(totals.total());
        out.raw(JsonBytes.name(",", prefix + "num_customer"));
        out.number(totals.count());
        out.raw(JsonBytes.name(",", prefix + "unit_price"));
        out.number(totals.averageOrderValue());
        out.raw(JsonBytes.name(",", prefix + "canceled_count"));
        out.number(totals.canceledCount());
        out.raw(JsonBytes.name(",", prefix + "canceled_amount"));
        out.number(totals.canceledAmount());
    }

    private void storeWeek(JsonBytes out, StoreWeekRollup rollup) {
        index(out, IndexKind.WEEKS, rollup.documentId());
        out.raw(JsonBytes.name("{", "store_id"));
        out.text(rollup.storeId());
        out.raw(JsonBytes.name(",", "start_date"));
        out.date(rollup.start());
        out.raw(JsonBytes.name(",", "end_date"));
        out.date(rollup.end());
        out.raw(JsonBytes.name(",", "total_sale"));
        out.number(rollup.total());
        out.raw(JsonBytes.name(",", "num_customer"));
        out.number(rollup.count());
        out.raw(JsonBytes.name(",", "week_unit_price"));
        out.number(rollup.averageOrderValue());
        out.raw(JsonBytes.ascii("}\n"));
    }

    private void restatement(JsonBytes out, Restatement restatement) {
        index(out, IndexKind.RESTATEMENTS, restatement.documentId());
        StoreDayRollup before = restatement.before();
        out.raw(JsonBytes.name("{", "store_id"));
        out.text(before.storeDay().storeId());
        out.raw(JsonBytes.name(",", "date"));
        out.date(before.storeDay().date());
        totals(out, "before_", before.totals());
        totals(out, "after_", restatement.after());
        out.raw(JsonBytes.name(",", "sale_ids"));
        out.raw(Json.write(restatement.saleIds()));
        out.raw(JsonBytes.name(",", "run_id"));
        out.text(restatement.runId());
        out.raw(JsonBytes.name(",", "restated_at"));
        out.instant(restatement.at());
        out.raw(JsonBytes.ascii("}\n"));
    }

    private void reject(JsonBytes out, PutReject put) {
        Reject reject = put.reject();
        @Nullable Position position = reject.position();
        Map<String, @Nullable Object> renewed = Json.object(
                "sale_id", reject.saleId(),
                "code", reject.code().name(),
                "column", reject.column(),
                "position_modified", position == null ? null : position.modified(),
                "position_id", position == null ? null : position.id(),
                "mark", reject.mark(),
                "last_seen", put.at(),
                "run_id", put.runId());
        Map<String, @Nullable Object> created = Json.object("first_seen", put.at());
        created.putAll(renewed);
        update(out, IndexKind.REJECTS, reject.documentId());
        out.raw(Json.write(Json.object("doc", renewed, "upsert", created)));
        out.raw('\n');
    }
}
