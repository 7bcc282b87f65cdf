/** Settings from the profile's file and the environment as records. Never prints a secret. */
@NullMarked
package io.tillwatch.config;

import org.jspecify.annotations.NullMarked;
