/** Tests. */
@NullMarked
package io.tillwatch.app;

import org.jspecify.annotations.NullMarked;
