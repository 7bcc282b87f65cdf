/** The first screen of the day: how today goes, what moved, what needs attention. */
@NullMarked
package io.tillwatch.ui.overview;

import org.jspecify.annotations.NullMarked;
