package io.tillwatch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds card numbers in text and cuts them to their first 6 and last 4 digits, the one form used everywhere:
 * {@code 411111******1111}.
 *
 * <p>A card number is 13 to 19 digits of any script that pass the Luhn check, written in one run or in groups with up
 * to three spaces, dashes or dots between them. A number may have other digits beside it ({@code 123 4111 1111 1111
 * 1111}): every stretch of whole groups is tried. A run of more than 19 digits without a separator is no card number.
 * Where two candidates overlap, both are covered, so that neither shows more than its first 6 or last 4 digits.
 */
public final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int GAP = 3;

    private static final int OTHER = -1;
    private static final int SEPARATOR = -2;

    private CardNumbers() {}

    /** The text without card numbers; the same instance when it has none. */
    public static String mask(String text) {
        return suspicious(text) ? maskSequences(text) : text;
    }

    /** Whether 13 digits stand together with nothing but separators between them. */
    private static boolean suspicious(String text) {
        int length = text.length();
        if (length < SHORTEST) {
            return false;
        }
        int digits = 0;
        int gap = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int kind = c < 128 ? ascii(c) : kind(text.codePointAt(i));
            if (kind >= 0) {
                gap = 0;
                if (++digits >= SHORTEST) {
                    return true;
                }
            } else if (kind == OTHER || ++gap > GAP) {
                digits = 0;
            }
            if (Character.isHighSurrogate(c) && kind != OTHER) {
                i++;
            }
        }
        return false;
    }

    private static int ascii(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c == ' ' || c == '-' || c == '.' || c == '\t' ? SEPARATOR : OTHER;
    }

    /** The digit's value, {@link #SEPARATOR} or {@link #OTHER}. */
    private static int kind(int point) {
        if (point < 128) {
            return ascii((char) point);
        }
        int type = Character.getType(point);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return Character.digit(point, 10);
        }
        boolean separates = type == Character.SPACE_SEPARATOR
                || type == Character.DASH_PUNCTUATION
                || type == Character.FORMAT
                || point == 0x2212 // minus sign
                || point == 0x00B7 // middle dots and the full-width full stop
                || point == 0x2022
                || point == 0x30FB
                || point == 0xFF0E;
        return separates ? SEPARATOR : OTHER;
    }

    private static String maskSequences(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (kind(point) < 0) {
                at += Character.charCount(point);
                continue;
            }
            Sequence sequence = Sequence.read(text, at);
            for (Window window : sequence.cards()) {
                out.append(text, copied, sequence.start(window));
                sequence.appendMasked(out, window);
                copied = sequence.end(window);
            }
            at = sequence.next;
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Groups {@code first} to {@code last} of a sequence, both included. */
    private record Window(int first, int last, boolean sure) {
        boolean overlaps(Window other) {
            return first <= other.last && other.first <= last;
        }
    }

    /** Groups of digits with nothing but separators between them. */
    private static final class Sequence {
        private final StringBuilder digits = new StringBuilder();
        /** Per group: where it begins and ends in the text and where it begins among the digits. */
        private final List<int[]> groups = new ArrayList<>();
        /** Where the search goes on. */
        private int next;

        static Sequence read(String text, int start) {
            Sequence sequence = new Sequence();
            int at = start;
            int end = start;
            while (true) {
                int groupStart = at;
                int firstDigit = sequence.digits.length();
                while (at < text.length()) {
                    int point = text.codePointAt(at);
                    int kind = kind(point);
                    if (kind < 0) {
                        break;
                    }
                    sequence.digits.append((char) ('0' + kind));
                    at += Character.charCount(point);
                }
                end = at;
                sequence.groups.add(new int[] {groupStart, end, firstDigit});
                int gap = 0;
                while (at < text.length() && gap <= GAP && kind(text.codePointAt(at)) == SEPARATOR) {
                    at += Character.charCount(text.codePointAt(at));
                    gap++;
                }
                if (gap == 0 || gap > GAP || at >= text.length() || kind(text.codePointAt(at)) < 0) {
                    break;
                }
            }
            sequence.next = end;
            sequence.leaveMasked(text, end);
            return sequence;
        }

        /** A number that is masked already ends the sequence and is no part of it. */
        private void leaveMasked(String text, int end) {
            int stars = end;
            while (stars < text.length() && text.charAt(stars) == '*') {
                stars++;
            }
            int[] last = groups.getLast();
            if (stars - end < SHORTEST - 10 || last[1] - last[0] != 6) {
                return;
            }
            int tail = stars;
            while (tail < text.length() && Character.isDigit(text.charAt(tail))) {
                tail++;
            }
            if (tail - stars == 4) {
                groups.removeLast();
                digits.setLength(last[2]);
                next = tail;
            }
        }

        int start(Window window) {
            return groups.get(window.first)[0];
        }

        int end(Window window) {
            return groups.get(window.last)[1];
        }

        private int firstDigit(int group) {
            return group < groups.size() ? groups.get(group)[2] : digits.length();
        }

        /** What to mask, in order and without overlaps. */
        List<Window> cards() {
            List<Window> found = new ArrayList<>();
            for (int first = 0; first < groups.size(); first++) {
                for (int last = first; last < groups.size(); last++) {
                    int length = firstDigit(last + 1) - firstDigit(first);
                    if (length > LONGEST) {
                        break;
                    }
                    if (length >= SHORTEST && luhn(firstDigit(first), firstDigit(last + 1))) {
                        found.add(new Window(first, last, usualGroups(first, last)));
                    }
                }
            }
            return found.size() < 2 ? found : joined(found);
        }

        /** Candidates in the usual grouping outdo what chance finds around them; all others are covered together. */
        private static List<Window> joined(List<Window> found) {
            List<Window> sure = found.stream().filter(Window::sure).toList();
            List<Window> joined = new ArrayList<>();
            for (Window window : found) {
                if (!window.sure && sure.stream().anyMatch(window::overlaps)) {
                    continue;
                }
                if (!joined.isEmpty() && joined.getLast().overlaps(window)) {
                    Window before = joined.removeLast();
                    joined.add(new Window(before.first, Math.max(before.last, window.last), window.sure));
                } else {
                    joined.add(window);
                }
            }
            return joined;
        }

        /** One run, fours with a shorter rest, or 4-6-4 and 4-6-5 as some brands print them. */
        private boolean usualGroups(int first, int last) {
            if (first == last) {
                return true;
            }
            boolean fours = true;
            for (int group = first; group < last; group++) {
                fours &= firstDigit(group + 1) - firstDigit(group) == 4;
            }
            int rest = firstDigit(last + 1) - firstDigit(last);
            if (fours) {
                return rest <= 5;
            }
            return last - first == 2
                    && firstDigit(first + 1) - firstDigit(first) == 4
                    && firstDigit(last) - firstDigit(first + 1) == 6
                    && (rest == 4 || rest == 5);
        }

        private boolean luhn(int from, int to) {
            int sum = 0;
            boolean twice = false;
            for (int i = to - 1; i >= from; i--) {
                int digit = digits.charAt(i) - '0';
                if (twice) {
                    digit *= 2;
                    sum += digit > 9 ? digit - 9 : digit;
                } else {
                    sum += digit;
                }
                twice = !twice;
            }
            return sum % 10 == 0;
        }

        void appendMasked(StringBuilder out, Window window) {
            int from = firstDigit(window.first);
            int to = firstDigit(window.last + 1);
            out.append(digits, from, from + 6).repeat('*', to - from - 10).append(digits, to - 4, to);
        }
    }
}
