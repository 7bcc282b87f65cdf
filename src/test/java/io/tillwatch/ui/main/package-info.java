@NullMarked
package io.tillwatch.ui.main;

import org.jspecify.annotations.NullMarked;
