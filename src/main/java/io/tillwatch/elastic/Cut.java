package io.tillwatch.elastic;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into parts of bounded size. */
final class Cut {
    private Cut() {}

    static <T> List<List<T>> into(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
