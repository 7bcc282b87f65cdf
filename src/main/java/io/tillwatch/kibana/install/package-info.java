/** Brings the dashboards into a Kibana. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana.install;
