/** What reviewers do to flags, and the journal of it. */
@NullMarked
package io.tillwatch.service.review;

import org.jspecify.annotations.NullMarked;
