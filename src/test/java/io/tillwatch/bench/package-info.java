/** What {@code mvn -Pbench verify} measures: speed and memory, each beside its limit. */
@NullMarked
package io.tillwatch.bench;

import org.jspecify.annotations.NullMarked;
