@NullMarked
package io.tillwatch.ui.table;

import org.jspecify.annotations.NullMarked;
