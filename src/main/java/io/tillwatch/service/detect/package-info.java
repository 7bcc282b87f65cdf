/** Runs the detectors over sales as they come, and turns what they say into alarms as the active rules wish. */
@NullMarked
package io.tillwatch.service.detect;

import org.jspecify.annotations.NullMarked;
