/** A store over time: its days and weeks, its sales and flags. */
@NullMarked
package io.tillwatch.ui.stores;

import org.jspecify.annotations.NullMarked;
