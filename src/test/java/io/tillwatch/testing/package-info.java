/** Real servers and other support for the tests of all packages. */
@NullMarked
package io.tillwatch.testing;

import org.jspecify.annotations.NullMarked;
