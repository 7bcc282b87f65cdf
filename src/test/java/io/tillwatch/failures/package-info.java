/** What happens when rows, servers or the program itself fail: the whole program on real servers. */
@NullMarked
package io.tillwatch.failures;

import org.jspecify.annotations.NullMarked;
