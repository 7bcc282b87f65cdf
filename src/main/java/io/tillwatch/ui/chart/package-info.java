/**
 * Our own charts. A chart is immutable data; laid out for a size it is a plot, which draws itself through a pen: on a
 * canvas for the screen and for pictures, or as SVG text.
 */
@NullMarked
package io.tillwatch.ui.chart;

import org.jspecify.annotations.NullMarked;
