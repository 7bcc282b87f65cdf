/** Roll-ups as pure functions: no clock, no I/O. */
@NullMarked
package io.tillwatch.analysis.rollup;

import org.jspecify.annotations.NullMarked;
