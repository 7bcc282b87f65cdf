package io.tillwatch.ui.dates;

import io.tillwatch.model.DayTotals;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.FigureCard;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The numbers of a date beside those of the same weekday a week before. */
final class DateFigures {
    private final Texts texts;
    private final Formats formats;
    private final FigureCard spend;
    private final FigureCard sales;
    private final FigureCard aov;
    private final FigureCard canceled;
    private final FigureCard flags;

    /**
     * Makes cards without numbers.
     *
     * @param salesOfDate what is opened: the rows behind the numbers
     * @param openFlags what is opened behind the number of flags
     */
    DateFigures(
            Supplier<Address> salesOfDate,
            Supplier<Address> openFlags,
            Navigator navigator,
            Texts texts,
            Formats formats) {
        this.texts = texts;
        this.formats = formats;
        Runnable openSales = () -> navigator.open(salesOfDate.get());
        spend = new FigureCard(texts.text("dates.spend"), openSales);
        sales = new FigureCard(texts.text("dates.sales"), openSales);
        aov = new FigureCard(texts.text("dates.aov"), openSales);
        canceled = new FigureCard(
                texts.text("dates.canceled"),
                () -> navigator.open(salesOfDate.get().with("canceled", "true")));
        flags = new FigureCard(texts.text("dates.flags"), () -> navigator.open(openFlags.get()));
    }

    /** From left to right. */
    List<FigureCard> cards() {
        return List.of(spend, sales, aov, canceled, flags);
    }

    void show(DatePage read) {
        DayTotals now = read.total();
        DayTotals then = read.weekBefore();
        // No row is no zero, and no fall of a hundred per cent.
        boolean nothing = read.rows().isEmpty();
        compare(
                spend,
                nothing ? null : (Long) now.total(),
                then == null ? null : (Long) then.total(),
                formats::won,
                formats::wonShort);
        compare(
                sales,
                nothing ? null : (Long) now.count(),
                then == null ? null : (Long) then.count(),
                formats::count,
                formats::count);
        compare(aov, averageOrderValue(now), averageOrderValue(then), formats::won, formats::won);
        canceled.show(formats.count(now.canceledCount()), "", "", formats.won(now.canceledAmount()));
        flags.show(
                formats.count(read.openFlags().count()),
                "",
                "",
                texts.text(
                        read.platform().isEmpty() ? "dates.exposure" : "dates.exposure.all",
                        formats.won(read.openFlags().exposure())));
    }

    private static @Nullable Long averageOrderValue(@Nullable DayTotals totals) {
        return totals == null || totals.count() == 0 ? null : (Long) totals.averageOrderValue();
    }

    private void compare(
            FigureCard card,
            @Nullable Long now,
            @Nullable Long then,
            Function<@Nullable Long, String> format,
            Function<@Nullable Long, String> shortFormat) {
        String style = now == null || then == null || now.equals(then) ? "" : now > then ? "good" : "bad";
        card.show(
                format.apply(now),
                now == null || then == null || then == 0 ? "" : formats.change(now, then),
                style,
                then == null ? texts.text("dates.was.nothing") : texts.text("dates.was", shortFormat.apply(then)));
    }
}
