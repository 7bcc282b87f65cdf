package io.tillwatch.ui.table;

import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row with a column of each kind. */
record SomeRow(
        String id,
        @Nullable String company,
        @Nullable Long amount,
        long count,
        @Nullable Double change,
        LocalDate date,
        Instant soldAt,
        boolean cancelled,
        State state) {

    enum State {
        OPEN,
        CONFIRMED,
        DISMISSED
    }

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    static final Provenance PROVENANCE = new Provenance(
            "매출",
            "가맹점 1042, 2026-11-01 ~ 2026-11-22",
            "tillwatch://sales?store=1042",
            Instant.parse("2026-11-22T05:05:09Z"),
            LocalDate.of(2026, 11, 20),
            "0.1.0");

    static CellTexts cells(Language language) {
        Texts texts = Texts.in(language);
        return new CellTexts(texts, new Formats(texts, SEOUL));
    }

    /** One column of each kind; one of them is not seen at first. */
    static List<TableColumnSpec<SomeRow>> columns() {
        return List.of(
                TableColumnSpec.<SomeRow>text("id", "column.id", SomeRow::id).width(150),
                TableColumnSpec.<SomeRow>dateTime("sold_at", "column.sold_at", SomeRow::soldAt),
                TableColumnSpec.<SomeRow>text("company", "column.card_company", SomeRow::company)
                        .width(110),
                TableColumnSpec.<SomeRow>won("amount", "column.amount_sale", SomeRow::amount),
                TableColumnSpec.<SomeRow>count("count", "column.sales", SomeRow::count),
                TableColumnSpec.<SomeRow>change("change", "column.change", SomeRow::change),
                TableColumnSpec.<SomeRow>date("date", "column.business_date", SomeRow::date),
                TableColumnSpec.<SomeRow>flag(
                                "cancelled", "column.is_canceled", "column.is_canceled", SomeRow::cancelled)
                        .hidden(),
                TableColumnSpec.<SomeRow>state("state", "column.review", "column.review", SomeRow::state)
                        .toned(row -> switch (row.state()) {
                            case OPEN -> Tone.WARNING;
                            case CONFIRMED -> Tone.BAD;
                            case DISMISSED -> Tone.PROVISIONAL;
                        }));
    }

    static SomeRow number(int n) {
        LocalDate date = LocalDate.of(2026, 11, 22).minusDays(n % 60);
        String[] companies = {"신한카드", "KB국민카드", "삼성카드", "현대카드", "롯데카드", "하나카드", "BC카드"};
        return new SomeRow(
                String.valueOf(7_000_000_000_000_000L + n),
                n % 11 == 5 ? null : companies[n % companies.length],
                n % 13 == 7 ? -98_000L - n : 4_500L + (n * 7_919L) % 2_000_000,
                1 + n % 9,
                n % 10 == 3 ? null : (n % 41 - 20) / 57.0,
                date,
                date.atTime(9 + n % 12, n % 60, n * 7 % 60).atZone(SEOUL).toInstant(),
                n % 13 == 7,
                State.values()[n % 3]);
    }

    static List<SomeRow> first(int count) {
        List<SomeRow> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            rows.add(number(n));
        }
        return rows;
    }

    static final RowCodec<SomeRow> CODEC = new RowCodec<>() {
        @Override
        public void write(SomeRow row, DataOutput out) throws IOException {
            out.writeUTF(row.id);
            out.writeUTF(row.company == null ? "" : row.company);
            out.writeBoolean(row.amount != null);
            out.writeLong(row.amount == null ? 0 : row.amount);
            out.writeLong(row.count);
            out.writeDouble(row.change == null ? Double.NaN : row.change);
            out.writeInt((int) row.date.toEpochDay());
            out.writeLong(row.soldAt.getEpochSecond());
            out.writeBoolean(row.cancelled);
            out.writeUTF(row.state.name());
        }

        @Override
        public SomeRow read(DataInput in) throws IOException {
            String id = in.readUTF();
            String company = in.readUTF();
            boolean has = in.readBoolean();
            long amount = in.readLong();
            long count = in.readLong();
            double change = in.readDouble();
            return new SomeRow(
                    id,
                    company.isEmpty() ? null : company,
                    has ? amount : null,
                    count,
                    Double.isNaN(change) ? null : change,
                    LocalDate.ofEpochDay(in.readInt()),
                    Instant.ofEpochSecond(in.readLong()),
                    in.readBoolean(),
                    State.valueOf(in.readUTF()));
        }
    };
}
