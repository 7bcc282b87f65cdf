package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.elastic.HitsReader.Found;
import io.tillwatch.model.PreparedSale;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.service.ApprovalRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads sales in the order in which they were sold, as far as detectors look at them: by columns, not documents. */
final class Approvals {
    private static final String MILLIS = "epoch_millis";
    private static final List<?> COLUMNS = List.of(
            "id",
            "store_id",
            "card_number",
            "amount_sale",
            "amount_fee",
            "amount_deposit",
            "is_canceled",
            "num_approval",
            "card_company",
            "flagged",
            Json.object("field", "sold_at", "format", MILLIS),
            Json.object("field", "will_deposited_at", "format", MILLIS),
            Json.object("field", "modified", "format", MILLIS));
    private static final List<?> ORDER = List.of(Json.object("sold_at", "asc"), Json.object("id", "asc"));
    private static final Comparator<ApprovalRow> BY_ID = Comparator.comparing(ApprovalRow::id, SaleFacts::compareIds);

    private final Searches searches;

    Approvals(Searches searches) {
        this.searches = searches;
    }

    void all(@Nullable Instant modifiedFrom, Consumer<ApprovalRow> consumer) {
        Map<String, @Nullable Object> query =
                modifiedFrom == null ? Queries.everything() : Queries.between("modified", modifiedFrom, null);
        // The index orders ids as texts; sales of one moment are put in order here.
        List<ApprovalRow> moment = new ArrayList<>();
        try (PointInTime view = searches.open(IndexKind.SALES)) {
            byte @Nullable [] after = null;
            List<Hit> hits;
            do {
                Map<String, @Nullable Object> body =
                        Json.object("size", Searches.LARGEST_RESULT, "query", query, "sort", ORDER);
                body.put("track_total_hits", false);
                body.put("stored_fields", "_none_");
                body.put("docvalue_fields", COLUMNS);
                if (after != null) {
                    body.put("search_after", Json.readList(after));
                }
                Found found = searches.read(view.search(body));
                view.renew(found.pit());
                hits = found.hits();
                for (Hit hit : hits) {
                    ApprovalRow row = Columns.of(hit);
                    if (!moment.isEmpty() && !moment.getFirst().soldAt().equals(row.soldAt())) {
                        pass(moment, consumer);
                    }
                    moment.add(row);
                }
                after = hits.isEmpty() ? null : hits.getLast().sort();
            } while (hits.size() == Searches.LARGEST_RESULT);
        }
        pass(moment, consumer);
    }

    private static void pass(List<ApprovalRow> moment, Consumer<ApprovalRow> consumer) {
        moment.sort(BY_ID);
        moment.forEach(consumer);
        moment.clear();
    }

    /** A sale by the body that it will be indexed with. */
    static ApprovalRow of(PreparedSale sale) {
        try (JsonParser parser = Json.FACTORY.createParser(sale.body())) {
            var columns = new Columns();
            parser.nextToken();
            // The body lacks its closing brace: what follows is added when it is sent.
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                columns.take(name, parser);
                if (name.equals("store_day")) {
                    break;
                }
                parser.skipChildren();
            }
            return columns.row();
        } catch (IOException e) {
            throw Json.unreadable();
        }
    }

    /** The columns of one sale while they are read. */
    private static final class Columns {
        private String id = "";
        private String storeId = "";
        private @Nullable String card;
        private long amount;
        private @Nullable Long fee;
        private @Nullable Long deposit;
        private boolean canceled;
        private @Nullable String approvalNumber;
        private @Nullable String cardCompany;
        private boolean flagged;
        private Instant soldAt = Instant.EPOCH;
        private @Nullable Instant willDepositedAt;
        private Instant modified = Instant.EPOCH;

        static ApprovalRow of(Hit hit) {
            var columns = new Columns();
            try (JsonParser parser = hit.parser()) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    // Each column is a list, of one value here.
                    parser.nextToken();
                    columns.take(name, parser);
                    while (parser.currentToken() != JsonToken.END_ARRAY) {
                        parser.nextToken();
                    }
                }
            } catch (IOException e) {
                throw Json.unreadable();
            }
            return columns.row();
        }

        void take(String name, JsonParser value) throws IOException {
            if (value.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            switch (name) {
                case "id" -> id = value.getText();
                case "store_id" -> storeId = value.getText();
                case "card_number" -> card = value.getText();
                case "amount_sale" -> amount = value.getLongValue();
                case "amount_fee" -> fee = value.getLongValue();
                case "amount_deposit" -> deposit = value.getLongValue();
                case "is_canceled" -> canceled = value.currentToken() == JsonToken.VALUE_TRUE;
                case "num_approval" -> approvalNumber = value.getText();
                case "card_company" -> cardCompany = value.getText();
                case "flagged" -> flagged = value.currentToken() == JsonToken.VALUE_TRUE;
                case "sold_at" -> soldAt = instant(value);
                case "will_deposited_at" -> willDepositedAt = instant(value);
                case "modified" -> modified = instant(value);
                default -> {}
            }
        }

        /** In milliseconds from a column, as a text from a document; the same moment from both. */
        private static Instant instant(JsonParser value) throws IOException {
            String text = value.getText();
            if (text.indexOf('T') < 0) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            Instant exact = SaleFields.instant(text);
            return exact == null ? Instant.EPOCH : Instant.ofEpochMilli(exact.toEpochMilli());
        }

        ApprovalRow row() {
            return new ApprovalRow(
                    id,
                    storeId,
                    card,
                    amount,
                    soldAt,
                    fee,
                    deposit,
                    willDepositedAt,
                    canceled,
                    modified,
                    approvalNumber,
                    cardCompany,
                    flagged);
        }
    }
}
