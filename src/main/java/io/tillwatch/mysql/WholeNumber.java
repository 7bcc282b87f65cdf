package io.tillwatch.mysql;

/**
 * Reads whole won from the text of a number. Whole means that nothing but zeros follows the decimal point; nothing is
 * ever rounded. The result of the last reading stays in the object.
 */
final class WholeNumber {
    enum Outcome {
        OK,
        INVALID,
        RANGE
    }

    /** Larger amounts are mistakes, and sums of them would not be exact in the index. */
    static final long LIMIT = 1_000_000_000_000_000L;

    private long value;

    long value() {
        return value;
    }

    Outcome read(byte[] b) {
        int at = 0;
        int end = b.length;
        while (at < end && b[at] == ' ') {
            at++;
        }
        while (end > at && b[end - 1] == ' ') {
            end--;
        }
        boolean negative = at < end && b[at] == '-';
        if (negative || (at < end && b[at] == '+')) {
            at++;
        }
        int first = at;
        long number = 0;
        boolean beyond = false;
        while (at < end && b[at] >= '0' && b[at] <= '9') {
            number = number * 10 + (b[at] - '0');
            if (number > LIMIT) {
                beyond = true;
                number = LIMIT;
            }
            at++;
        }
        if (at == first) {
            return Outcome.INVALID;
        }
        boolean fraction = false;
        if (at < end && b[at] == '.') {
            int point = at++;
            while (at < end && b[at] >= '0' && b[at] <= '9') {
                fraction |= b[at] != '0';
                at++;
            }
            if (at == point + 1) {
                return Outcome.INVALID;
            }
        }
        if (at != end) {
            return Outcome.INVALID;
        }
        value = negative ? -number : number;
        return beyond ? Outcome.RANGE : fraction ? Outcome.INVALID : Outcome.OK;
    }
}
