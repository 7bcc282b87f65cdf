/** Reads the source table through SQL, and makes the demo's. The only package that speaks SQL. */
@NullMarked
package io.tillwatch.mysql;

import org.jspecify.annotations.NullMarked;
