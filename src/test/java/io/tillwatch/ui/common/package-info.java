@NullMarked
package io.tillwatch.ui.common;

import org.jspecify.annotations.NullMarked;
