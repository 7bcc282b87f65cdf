/** Reads {@code platform_sales} from MySQL and MariaDB: SQL and row mapping. Implements {@code service.SaleSource}. */
@NullMarked
package io.tillwatch.mysql;

import org.jspecify.annotations.NullMarked;
