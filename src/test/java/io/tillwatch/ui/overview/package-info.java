@NullMarked
package io.tillwatch.ui.overview;

import org.jspecify.annotations.NullMarked;
