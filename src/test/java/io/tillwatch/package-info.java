/** Tests of the whole. */
@NullMarked
package io.tillwatch;

import org.jspecify.annotations.NullMarked;
