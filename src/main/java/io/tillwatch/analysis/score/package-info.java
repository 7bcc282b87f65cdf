/** How odd a sale is beside what was known when it came: scores without labels, each a pure function of the sales before. */
@NullMarked
package io.tillwatch.analysis.score;

import org.jspecify.annotations.NullMarked;
