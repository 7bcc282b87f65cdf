/** The program's start: builds everything, owns threads, clock, logging and the way out. */
@NullMarked
package io.tillwatch.app;

import org.jspecify.annotations.NullMarked;
