package io.tillwatch.ui.table;

/** Keeps spreadsheets from running a text that somebody else wrote. */
final class FormulaGuard {
    /** What a formula can begin with, the full-width forms of East Asian keyboards included. */
    private static final String BEGINNINGS = "=+-@\t\r\n\0＝＋－＠";

    private FormulaGuard() {}

    static boolean dangerous(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    }

    /** With an apostrophe before it when it would be run: the sign that spreadsheets know for a text. */
    static String guarded(String text) {
        return dangerous(text) ? "'" + text : text;
    }
}
