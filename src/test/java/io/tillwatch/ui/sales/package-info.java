@NullMarked
package io.tillwatch.ui.sales;

import org.jspecify.annotations.NullMarked;
