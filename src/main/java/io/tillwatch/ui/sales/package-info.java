/** The rows behind any number: filtered and sorted by the index, with everything that is known of one sale. */
@NullMarked
package io.tillwatch.ui.sales;

import org.jspecify.annotations.NullMarked;
