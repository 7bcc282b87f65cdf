package io.tillwatch.ui.dates;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.Figures.FlagSums;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown of a business date, read in one go.
 *
 * @param split whether {@code rows} hold a row for each store and platform
 * @param rows of the platform that was asked for, or of all
 * @param platforms what each took, largest first; sales that name none under the empty text
 * @param calendar what all stores took, by date, for a year and a month
 * @param calendarEnd the last date of these: today, or one that has long-ago sales within reach
 * @param total of the rows
 * @param weekBefore what the rows' total was on the same weekday before; null when nobody had a row then
 * @param openFlags of the date, all platforms
 */
record DatePage(
        LocalDate date,
        String platform,
        boolean split,
        boolean provisional,
        List<DateRow> rows,
        Map<String, DayTotals> platforms,
        SortedMap<LocalDate, DayTotals> calendar,
        LocalDate calendarEnd,
        DayTotals total,
        @Nullable DayTotals weekBefore,
        FlagSums openFlags) {}
