package io.tillwatch.elastic;

/** How many documents to ask for at once: a sale has a few kilobytes or a hundred, the heap bears some megabytes. */
final class PageSize {
    static final int FIRST = 1000;
    private static final int LARGEST = 5000;
    private static final int SMALLEST = 50;
    private static final long BYTES = 4 << 20;

    private PageSize() {}

    /** The size of the next page after one of so many hits and bytes. */
    static int after(int hits, int bytes) {
        return Math.clamp(BYTES * hits / Math.max(1, bytes), SMALLEST, LARGEST);
    }
}
