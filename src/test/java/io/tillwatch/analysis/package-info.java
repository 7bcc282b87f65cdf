@NullMarked
package io.tillwatch.analysis;

import org.jspecify.annotations.NullMarked;
