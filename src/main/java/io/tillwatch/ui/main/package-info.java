/** The window: where the person is, how the connections are, and the way to everything. */
@NullMarked
package io.tillwatch.ui.main;

import org.jspecify.annotations.NullMarked;
