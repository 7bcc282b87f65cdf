package io.tillwatch.analysis.score;

import java.util.List;

/**
 * What is known is written to one, or read from one, by the same calls in the same order: each gives back what is known from then
 * on, which is what it was given when it is written, and what was written when it is read. So no class can forget in one
 * direction what it does in the other.
 */
public interface Tape {
    int value(int value);

    long value(long value);

    double value(double value);

    /** Of any length. */
    int[] values(int[] values);

    long[] values(long[] values);

    float[] values(float[] values);

    double[] values(double[] values);

    short[] values(short[] values);

    /** Of any number, in their order. */
    List<String> texts(List<String> texts);

    /** As {@link #values(int[])}, into an array that stays. */
    default void into(int[] values) {
        int[] read = values(values);
        System.arraycopy(read, 0, values, 0, values.length);
    }

    /** As {@link #into(int[])}. */
    default void into(long[] values) {
        long[] read = values(values);
        System.arraycopy(read, 0, values, 0, values.length);
    }

    /** As {@link #into(int[])}. */
    default void into(float[] values) {
        float[] read = values(values);
        System.arraycopy(read, 0, values, 0, values.length);
    }

    /** As {@link #into(int[])}. */
    default void into(double[] values) {
        double[] read = values(values);
        System.arraycopy(read, 0, values, 0, values.length);
    }
}
