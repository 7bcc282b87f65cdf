@NullMarked
package io.tillwatch.service.detect;

import org.jspecify.annotations.NullMarked;
