/** Finds what is wrong with files for Kibana, alone and against the indices they ask. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana.check;
