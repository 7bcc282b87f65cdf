@NullMarked
package io.tillwatch.service.review;

import org.jspecify.annotations.NullMarked;
