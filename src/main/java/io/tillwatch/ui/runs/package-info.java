/** Runs: what can be started, what is under way, what has been. */
@NullMarked
package io.tillwatch.ui.runs;

import org.jspecify.annotations.NullMarked;
