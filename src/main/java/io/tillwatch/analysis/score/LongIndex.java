package io.tillwatch.analysis.score;

import java.util.Arrays;

/** Gives each key a number, in the order they come: 0, 1, 2. Without boxes, as it is asked for every sale. */
final class LongIndex {
    private static final int FREE = -1;

    private long[] keys = new long[1024];
    private int[] numbers = new int[1024];
    private int size;

    LongIndex() {
        Arrays.fill(numbers, FREE);
    }

    int of(long key) {
        int at = find(key, keys, numbers);
        if (numbers[at] == FREE) {
            if (size * 2 >= keys.length) {
                grow();
                at = find(key, keys, numbers);
            }
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    boolean has(long key) {
        return numbers[find(key, keys, numbers)] != FREE;
    }

    private static int find(long key, long[] keys, int[] numbers) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 33) & (keys.length - 1);
        while (numbers[at] != FREE && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        int[] moreNumbers = new int[keys.length * 2];
        Arrays.fill(moreNumbers, FREE);
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] != FREE) {
                int at = find(keys[i], moreKeys, moreNumbers);
                moreKeys[at] = keys[i];
                moreNumbers[at] = numbers[i];
            }
        }
        keys = moreKeys;
        numbers = moreNumbers;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        keys = tape.values(keys);
        numbers = tape.values(numbers);
        size = tape.value(size);
    }
}
