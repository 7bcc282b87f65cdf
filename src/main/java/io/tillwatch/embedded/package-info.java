/**
 * Starts and stops an Elasticsearch and a database of our own for the demo and the tests: real servers as child
 * processes on loopback, with free ports, random passwords and folders nobody else can read.
 */
@NullMarked
package io.tillwatch.embedded;

import org.jspecify.annotations.NullMarked;
