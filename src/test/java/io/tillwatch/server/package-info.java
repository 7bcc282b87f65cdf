@NullMarked
package io.tillwatch.server;

import org.jspecify.annotations.NullMarked;
