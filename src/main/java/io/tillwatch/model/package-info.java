/** What the business talks about: sales, store-days, store-weeks, flags, runs. Records, validated when made; JDK only. */
@NullMarked
package io.tillwatch.model;

import org.jspecify.annotations.NullMarked;
