package io.tillwatch.analysis.score;

import io.tillwatch.model.Sentence;

/** Says in words what was odd about the sale that was judged last. */
interface Reasoned {
    Sentence why();
}
