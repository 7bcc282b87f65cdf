package io.tillwatch.ui.review;

import io.tillwatch.service.FlagRows;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.table.CellTexts;
import io.tillwatch.ui.table.RowTable;
import io.tillwatch.ui.table.TableColumnSpec;
import io.tillwatch.ui.table.TableMemory;
import io.tillwatch.ui.table.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table of flags. A column's key is its name in the index, so that the index can sort by it. */
public final class FlagTables {
    private final FlagWords words;
    private final CellTexts cells;
    private final ZoneId zone;
    private final TableMemory memory;
    private final TaskExecutor tasks;

    public FlagTables(Texts texts, Formats formats, TableMemory memory, TaskExecutor tasks) {
        this.words = new FlagWords(texts, formats);
        this.cells = new CellTexts(texts, formats);
        this.zone = formats.zone();
        this.memory = memory;
        this.tasks = tasks;
    }

    /**
     * An empty table.
     *
     * @param today when today begins
     * @param current gives a flag of the list as it is by now
     */
    RowTable<FlagRow> flags(Supplier<Instant> today, UnaryOperator<FlagRow> current) {
        return new RowTable<>("review-flags", columns(today, current), cells, memory, tasks);
    }

    private List<TableColumnSpec<FlagRow>> columns(Supplier<Instant> today, UnaryOperator<FlagRow> current) {
        return List.of(
                dateTime("sold_at"),
                text("store_id").width(60),
                won("amount_sale").width(88),
                // Sorted by the score, which is the strongest of the reasons.
                TableColumnSpec.<FlagRow>text("score", "review.column.why", words::brief)
                        .width(184)
                        .toned(FlagTables::tone),
                TableColumnSpec.<FlagRow>won(
                                FlagRows.AT_STAKE,
                                title(FlagRows.AT_STAKE),
                                row -> current.apply(row).atStake(today.get()))
                        .width(92)
                        .toned(FlagTables::tone),
                TableColumnSpec.<FlagRow>text(
                                "review_state", title("review_state"), row -> words.state(current.apply(row)))
                        .width(92)
                        .toned(row -> stateTone(current.apply(row))),
                won("baseline").width(96),
                // Money comes on a date, not at a time.
                TableColumnSpec.<FlagRow>date("will_deposited_at", title("will_deposited_at"), this::payout)
                        .toned(FlagTables::tone),
                text("card_number").width(160).hidden(),
                text("card_company").width(104).hidden(),
                text("platform").width(80).hidden(),
                text("id").width(84),
                TableColumnSpec.<FlagRow>date("business_date", title("business_date"), row -> row.date("business_date"))
                        .toned(FlagTables::tone)
                        .hidden(),
                won("amount_fee").hidden(),
                won("amount_deposit").hidden(),
                dateTime("flagged_at").hidden());
    }

    private @Nullable LocalDate payout(FlagRow row) {
        Instant payout = row.instant("will_deposited_at");
        return payout == null ? null : LocalDate.ofInstant(payout, zone);
    }

    private static String title(String column) {
        return "review.column." + column;
    }

    /** What needs nobody any more stands back. */
    private static Tone tone(FlagRow row) {
        boolean over = row.state()
                .filter(state -> state == State.WITHDRAWN || state == State.DISMISSED)
                .isPresent();
        return over ? Tone.MUTED : Tone.PLAIN;
    }

    private static Tone stateTone(FlagRow row) {
        if (row.state().isEmpty()) {
            return Tone.PLAIN;
        }
        return switch (row.state().get()) {
            case OPEN, NEEDS_INFORMATION, WAITING_FOR_SECOND -> Tone.WARNING;
            case CONFIRMED -> Tone.BAD;
            case DISMISSED, WITHDRAWN -> Tone.MUTED;
        };
    }

    private static TableColumnSpec<FlagRow> text(String column) {
        return TableColumnSpec.<FlagRow>text(column, title(column), row -> row.text(column))
                .toned(FlagTables::tone);
    }

    private static TableColumnSpec<FlagRow> won(String column) {
        return TableColumnSpec.<FlagRow>won(column, title(column), row -> row.number(column))
                .toned(FlagTables::tone);
    }

    private static TableColumnSpec<FlagRow> dateTime(String column) {
        return TableColumnSpec.<FlagRow>dateTime(column, title(column), row -> row.instant(column))
                .toned(FlagTables::tone);
    }
}
