package io.tillwatch.ui.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column: what it is called, what it holds and how it looks at first.
 *
 * @param key stable and unique in its table: what is remembered of the column hangs on it, and it names the order
 * @param titleKey of the column's title among the texts
 * @param width preferred, in pixels at a font size of 13
 * @param shown whether it is seen as long as nobody chose otherwise
 * @param textGroup of a {@link ColumnKind#FLAG} ({@code group.true}, {@code group.false}) or a {@link ColumnKind#STATE}
 *     ({@code group.NAME}); else empty
 * @param tone of a row's cell
 */
public record TableColumnSpec<R>(
        String key,
        String titleKey,
        ColumnKind kind,
        CellValue<R> value,
        double width,
        boolean shown,
        String textGroup,
        Function<? super R, Tone> tone) {

    private static <R> TableColumnSpec<R> of(
            String key, String titleKey, ColumnKind kind, double width, String textGroup, CellValue<R> value) {
        return new TableColumnSpec<>(key, titleKey, kind, value, width, true, textGroup, row -> Tone.PLAIN);
    }

    public static <R> TableColumnSpec<R> text(
            String key, String titleKey, Function<? super R, ? extends @Nullable String> value) {
        return of(key, titleKey, ColumnKind.TEXT, 130, "", value::apply);
    }

    public static <R> TableColumnSpec<R> won(
            String key, String titleKey, Function<? super R, ? extends @Nullable Long> value) {
        return of(key, titleKey, ColumnKind.WON, 112, "", value::apply);
    }

    public static <R> TableColumnSpec<R> count(
            String key, String titleKey, Function<? super R, ? extends @Nullable Long> value) {
        return of(key, titleKey, ColumnKind.COUNT, 84, "", value::apply);
    }

    /** A change against something; 0.123 is shown as +12.3%. */
    public static <R> TableColumnSpec<R> change(
            String key, String titleKey, Function<? super R, ? extends @Nullable Double> value) {
        return of(key, titleKey, ColumnKind.PERCENT_CHANGE, 84, "", value::apply);
    }

    public static <R> TableColumnSpec<R> date(
            String key, String titleKey, Function<? super R, ? extends @Nullable LocalDate> value) {
        return of(key, titleKey, ColumnKind.DATE, 132, "", value::apply);
    }

    public static <R> TableColumnSpec<R> dateTime(
            String key, String titleKey, Function<? super R, ? extends @Nullable Instant> value) {
        return of(key, titleKey, ColumnKind.DATE_TIME, 192, "", value::apply);
    }

    public static <R> TableColumnSpec<R> flag(
            String key, String titleKey, String textGroup, Function<? super R, ? extends @Nullable Boolean> value) {
        return of(key, titleKey, ColumnKind.FLAG, 92, textGroup, value::apply);
    }

    /** A state: an enum, or the name of one as the index has it. */
    public static <R> TableColumnSpec<R> state(
            String key, String titleKey, String textGroup, Function<? super R, ? extends @Nullable Object> value) {
        return of(key, titleKey, ColumnKind.STATE, 112, textGroup, value::apply);
    }

    public TableColumnSpec<R> width(double pixels) {
        return new TableColumnSpec<>(key, titleKey, kind, value, pixels, shown, textGroup, tone);
    }

    /** Not seen until somebody chooses it. */
    public TableColumnSpec<R> hidden() {
        return new TableColumnSpec<>(key, titleKey, kind, value, width, false, textGroup, tone);
    }

    public TableColumnSpec<R> toned(Function<? super R, Tone> rowTone) {
        return new TableColumnSpec<>(key, titleKey, kind, value, width, shown, textGroup, rowTone);
    }

    /** Whether the cells are ids: cut off, they name something else. */
    boolean isId() {
        return kind == ColumnKind.TEXT && (key.equals("id") || key.equals("store") || key.endsWith("_id"));
    }

    /** By what the column holds; rows that have nothing there stand last in either direction. */
    Comparator<R> order(boolean descending) {
        Comparator<Object> values = TableColumnSpec::compareValues;
        return Comparator.comparing(value::of, Comparator.nullsLast(descending ? values.reversed() : values));
    }

    private static int compareValues(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return compareTexts(a, b);
        }
        return compareSame(left, right);
    }

    /** Ids are whole numbers more often than not, and 9 comes before 10. */
    private static int compareTexts(String left, String right) {
        boolean numbers = isNumber(left) && isNumber(right);
        if (numbers && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        int ignoringCase = numbers ? 0 : left.compareToIgnoreCase(right);
        return ignoringCase != 0 ? ignoringCase : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }

    @SuppressWarnings("unchecked") // all values of one column are of one type
    private static int compareSame(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
