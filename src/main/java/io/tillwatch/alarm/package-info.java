/** Tells people outside the program, by e-mail or a command of theirs, what the scheduler met. */
@NullMarked
package io.tillwatch.alarm;

import org.jspecify.annotations.NullMarked;
