@NullMarked
package io.tillwatch.alarm;

import org.jspecify.annotations.NullMarked;
