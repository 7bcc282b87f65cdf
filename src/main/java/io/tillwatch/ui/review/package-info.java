/** The flags, the most pressing first, and what is known of each. */
@NullMarked
package io.tillwatch.ui.review;

import org.jspecify.annotations.NullMarked;
