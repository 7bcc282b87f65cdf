/** What every screen is made of: texts, formats, background work, addresses, theme. */
@NullMarked
package io.tillwatch.ui.common;

import org.jspecify.annotations.NullMarked;
