/** What is proven and what is not: dates, differences, numbers that changed, rows that were rejected. */
@NullMarked
package io.tillwatch.ui.trust;

import org.jspecify.annotations.NullMarked;
