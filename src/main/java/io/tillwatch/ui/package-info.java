/** The desktop application. */
@NullMarked
package io.tillwatch.ui;

import org.jspecify.annotations.NullMarked;
