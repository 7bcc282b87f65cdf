/** The Kibana dashboards: built from their sources, checked, brought into a Kibana, and linked to. */
@org.jspecify.annotations.NullMarked
package io.tillwatch.kibana;
