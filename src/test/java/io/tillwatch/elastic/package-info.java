@NullMarked
package io.tillwatch.elastic;

import org.jspecify.annotations.NullMarked;
