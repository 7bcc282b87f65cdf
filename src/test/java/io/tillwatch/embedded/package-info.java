@NullMarked
package io.tillwatch.embedded;

import org.jspecify.annotations.NullMarked;
