/** Tests of the installation. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana.install;
