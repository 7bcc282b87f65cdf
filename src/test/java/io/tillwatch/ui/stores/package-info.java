@NullMarked
package io.tillwatch.ui.stores;

import org.jspecify.annotations.NullMarked;
