/**
 * When jobs are to run: times, policies, and the scheduler that starts what is due. Knows nothing of sales. Instants are
 * points in time; what is local is read in the zone of its schedule.
 */
@NullMarked
package io.tillwatch.job;

import org.jspecify.annotations.NullMarked;
