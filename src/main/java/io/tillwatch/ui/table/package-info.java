/** The table that every screen uses: columns, a million rows on disk, copying, and export of what is on screen. */
@NullMarked
package io.tillwatch.ui.table;

import org.jspecify.annotations.NullMarked;
