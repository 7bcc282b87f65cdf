@NullMarked
package io.tillwatch.ui.settings;

import org.jspecify.annotations.NullMarked;
