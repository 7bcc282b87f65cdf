package io.tillwatch.elastic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tillwatch.model.SaleFacts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a sale that are read back, from a sale's or a flag's document. A document that somebody changed by hand
 * may lack any of them; it then has the checksum -1, which no row of the source has.
 */
final class SaleFields {
    static final long NO_CHECKSUM = -1;

    /** What to ask for when the rest of the document is not needed. */
    static final List<String> NAMES = List.of(
            "store_id",
            "business_date",
            "sold_at",
            "amount_sale",
            "is_canceled",
            "card_number",
            "modified",
            "checksum",
            "flagged");

    private final String id;
    private @Nullable String storeId;
    private @Nullable LocalDate businessDate;
    private @Nullable Instant soldAt;
    private @Nullable Instant modified;
    private @Nullable String cardNumber;
    private boolean amountRead;
    private long amount;
    private boolean canceled;
    private boolean flagged;
    private long checksum = NO_CHECKSUM;

    SaleFields(String id) {
        this.id = id;
    }

    static SaleFields of(Hit hit) {
        var fields = new SaleFields(hit.id());
        try (JsonParser parser = hit.parser()) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.take(name, parser);
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw Json.unreadable();
        }
        return fields;
    }

    private void take(String name, JsonParser value) throws IOException {
        switch (name) {
            case "store_id" -> storeId = text(value);
            case "business_date" -> businessDate = date(text(value));
            case "sold_at" -> soldAt = instant(text(value));
            case "modified" -> modified = instant(text(value));
            case "card_number" -> cardNumber = text(value);
            case "amount_sale" -> {
                if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    amount = value.getLongValue();
                    amountRead = true;
                }
            }
            case "is_canceled" -> canceled = value.currentToken() == JsonToken.VALUE_TRUE;
            case "flagged" -> flagged = value.currentToken() == JsonToken.VALUE_TRUE;
            case "checksum" -> {
                if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    checksum = value.getLongValue();
                }
            }
            default -> {}
        }
    }

    SaleFacts facts() {
        return new SaleFacts(
                id,
                storeId == null ? "" : storeId,
                businessDate == null ? LocalDate.EPOCH : businessDate,
                soldAt == null ? Instant.EPOCH : soldAt,
                amount,
                canceled,
                cardNumber);
    }

    Instant modified() {
        return modified == null ? Instant.EPOCH : modified;
    }

    boolean flagged() {
        return flagged;
    }

    /** The checksum the document states, or -1 when it lacks a field. */
    long checksum() {
        return storeId == null || businessDate == null || soldAt == null || modified == null || !amountRead
                ? NO_CHECKSUM
                : checksum;
    }

    private static @Nullable String text(JsonParser value) throws IOException {
        return value.currentToken() == JsonToken.VALUE_STRING ? value.getText() : null;
    }

    static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An instant of a document; the epoch when the field is missing or unreadable. */
    static Instant instantOrEpoch(Map<String, @Nullable Object> source, String field) {
        Instant instant = instant(Json.textOrNull(source, field));
        return instant == null ? Instant.EPOCH : instant;
    }

    static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
