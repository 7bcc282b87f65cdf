/** Everything about Elasticsearch: indices, bulk writes, searches. Nothing else in the program knows how it is spoken to. */
@NullMarked
package io.tillwatch.elastic;

import org.jspecify.annotations.NullMarked;
