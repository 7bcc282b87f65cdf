/** The settings: profiles and their connections, how the window looks, the zone, and what this program is. */
@NullMarked
package io.tillwatch.ui.settings;

import org.jspecify.annotations.NullMarked;
