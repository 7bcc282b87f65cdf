package io.tillwatch.cli;

/** How many columns of a terminal a text takes: Korean, Chinese and Japanese characters take two. */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** Cuts the text to a width; an ellipsis shows that something is missing. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int used = 1;
        for (int codePoint : text.codePoints().toArray()) {
            used += of(codePoint);
            if (used > width) {
                break;
            }
            cut.appendCodePoint(codePoint);
        }
        return cut.append('…').toString();
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** East Asian Width W and F (UAX 11), as ranges. */
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || (c >= 0x2e80 && c <= 0x303e)
                        || (c >= 0x3041 && c <= 0xa4cf)
                        || (c >= 0xa960 && c <= 0xa97f)
                        || (c >= 0xac00 && c <= 0xd7a3)
                        || (c >= 0xf900 && c <= 0xfaff)
                        || (c >= 0xfe30 && c <= 0xfe6f)
                        || (c >= 0xff00 && c <= 0xff60)
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x1f300 && c <= 0x1f64f)
                        || (c >= 0x1f900 && c <= 0x1f9ff)
                        || (c >= 0x20000 && c <= 0x3fffd));
    }
}
