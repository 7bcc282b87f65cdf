@NullMarked
package io.tillwatch.service.spool;

import org.jspecify.annotations.NullMarked;
