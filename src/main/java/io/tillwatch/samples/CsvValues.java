package io.tillwatch.samples;

import io.tillwatch.model.SaleColumns;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row of a CSV file, by the names of the columns. */
final class CsvValues {
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_STORE = 64;
    private static final BigInteger LARGEST_ID = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final Pattern WHOLE = Pattern.compile("\\d{1,40}");
    private static final Pattern AMOUNT = Pattern.compile("([-+]?)(\\d{1,40}|\\d{1,3}(?:,\\d{3}){1,13})(?:\\.0{1,2})?");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d[.,]?\\d*[eE]\\+?\\d+");

    private final CsvLayout layout;
    private final List<String> fields;

    CsvValues(CsvLayout layout, List<String> fields) {
        this.layout = layout;
        this.fields = fields;
    }

    RawSale toSale() throws BadValue {
        return new RawSale(
                id(),
                time("created"),
                required("modified", time("modified")),
                field("remark"),
                text("num_approval"),
                text("card_company"),
                text("card_category"),
                text("card_number"),
                required("amount_sale", amount("amount_sale")),
                amount("amount_fee"),
                amount("amount_deposit"),
                flag("is_canceled"),
                required("sold_at", time("sold_at")),
                time("will_deposited_at"),
                field("raw_data"),
                text("platform"),
                text("daily_sale_id"),
                store(),
                text("result_code"),
                text("result_msg"),
                text("extra_payment_id"),
                text("detail_status"),
                text("processing_status"));
    }

    private BigInteger id() throws BadValue {
        String text = required("id", field("id")).strip();
        if (SCIENTIFIC.matcher(text).matches()) {
            throw new BadValue("id was shortened by a spreadsheet; export it as text");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new BadValue("id is not a whole number");
        }
        BigInteger id = new BigInteger(text);
        if (id.compareTo(LARGEST_ID) > 0) {
            throw new BadValue("id is beyond 64 bits");
        }
        return id;
    }

    private String store() throws BadValue {
        String store = required("store_id", field("store_id")).strip();
        if (store.length() > LONGEST_STORE) {
            throw new BadValue("store_id is longer than " + LONGEST_STORE + " characters");
        }
        return store;
    }

    private @Nullable Long amount(String column) throws BadValue {
        String text = field(column);
        if (text == null) {
            return null;
        }
        var parts = AMOUNT.matcher(text.replaceAll("[\\s₩￦원]", ""));
        if (!parts.matches()) {
            throw new BadValue(column + " is not a whole number");
        }
        String digits = Objects.toString(parts.group(2)).replace(",", "");
        try {
            return Long.parseLong(parts.group(1) + digits);
        } catch (NumberFormatException e) {
            throw new BadValue(column + " is beyond 64 bits");
        }
    }

    private boolean flag(String column) throws BadValue {
        String text = required(column, field(column)).strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "1", "true", "t", "y", "yes" -> true;
            case "0", "false", "f", "n", "no" -> false;
            default -> throw new BadValue(column + " is neither 0 nor 1");
        };
    }

    private @Nullable LocalDateTime time(String column) throws BadValue {
        String text = field(column);
        return text == null ? null : CsvTimes.parse(column, text);
    }

    private @Nullable String text(String column) throws BadValue {
        String text = field(column);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new BadValue(column + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** Null when the column is missing, empty, or written as databases write NULL. */
    private @Nullable String field(String column) {
        int place = layout.places()[SaleColumns.ALL.indexOf(column)];
        if (place < 0) {
            return null;
        }
        String text = fields.get(place);
        return text.isBlank() || text.equals("\\N") || text.equals("NULL") ? null : text;
    }

    private static <T> T required(String column, @Nullable T value) throws BadValue {
        if (value == null) {
            throw new BadValue(column + " is empty");
        }
        return value;
    }
}
