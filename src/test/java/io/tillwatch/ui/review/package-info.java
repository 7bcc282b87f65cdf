@NullMarked
package io.tillwatch.ui.review;

import org.jspecify.annotations.NullMarked;
