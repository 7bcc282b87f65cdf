@NullMarked
package io.tillwatch.ui.dates;

import org.jspecify.annotations.NullMarked;
