/** Tests of the checks. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana.check;
