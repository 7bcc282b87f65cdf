/** Tests. */
@NullMarked
package io.tillwatch.config;

import org.jspecify.annotations.NullMarked;
