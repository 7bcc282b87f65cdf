/** Tests of the dashboards for Kibana. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana;
