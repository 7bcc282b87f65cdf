package io.tillwatch.samples;

/** Makes seeds that depend on several numbers, so that stores and events do not share their chance. */
final class Seeds {
    private Seeds() {}

    static long mix(long seed, long first, long second) {
        return scramble(scramble(seed + 0x9E3779B97F4A7C15L * (first + 1)) + 0xD1B54A32D192ED03L * (second + 1));
    }

    /** The finaliser of SplitMix64. */
    static long scramble(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
