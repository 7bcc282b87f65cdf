/** The rules that flag a sale, as pure functions: no clock, no I/O. */
@NullMarked
package io.tillwatch.analysis.detect;

import org.jspecify.annotations.NullMarked;
