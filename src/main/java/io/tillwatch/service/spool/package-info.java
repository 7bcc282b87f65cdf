/** Sorting more than fits in memory, on a file that nobody else can open. */
@NullMarked
package io.tillwatch.service.spool;

import org.jspecify.annotations.NullMarked;
