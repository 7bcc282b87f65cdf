/** Tests of the charts. */
@NullMarked
package io.tillwatch.ui.chart;

import org.jspecify.annotations.NullMarked;
