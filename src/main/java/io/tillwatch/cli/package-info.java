/** The command line: one command a file. Prints, decides nothing. */
@NullMarked
package io.tillwatch.cli;

import org.jspecify.annotations.NullMarked;
