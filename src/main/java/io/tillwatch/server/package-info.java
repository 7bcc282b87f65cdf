/** The HTTP API, health and metrics of {@code tillwatch serve}. */
@NullMarked
package io.tillwatch.server;

import org.jspecify.annotations.NullMarked;
