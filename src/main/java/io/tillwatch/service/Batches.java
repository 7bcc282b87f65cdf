package io.tillwatch.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a collection into lists of bounded size, in its order. */
public final class Batches {
    private Batches() {}

    public static <T> List<List<T>> of(Collection<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        for (T one : all) {
            batch.add(one);
            if (batch.size() == size) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
