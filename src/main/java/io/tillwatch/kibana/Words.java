package io.tillwatch.kibana;

import org.jspecify.annotations.Nullable;

/** The words of a source in one language. */
record Words(Edition edition) {
    /** Of an object that has both languages. */
    String of(@Nullable Object both) {
        return Tree.text(both, edition.code());
    }
}
