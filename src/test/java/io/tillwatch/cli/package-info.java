/** Tests. */
@NullMarked
package io.tillwatch.cli;

import org.jspecify.annotations.NullMarked;
