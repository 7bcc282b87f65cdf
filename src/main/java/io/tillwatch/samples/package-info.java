/** Sample sales: a seeded generator with planted anomalies, and a reader for a person's own CSV export. No SQL. */
@NullMarked
package io.tillwatch.samples;

import org.jspecify.annotations.NullMarked;
