/** Runs the detectors over a labelled set and says how good they are. */
@NullMarked
package io.tillwatch.service.evaluate;

import org.jspecify.annotations.NullMarked;
