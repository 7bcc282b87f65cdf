package io.tillwatch.embedded;

import java.util.OptionalLong;
import java.util.function.IntSupplier;

/**
 * What the machine has to give, apart so that tests can make it scarce.
 *
 * @param availableMemory in bytes, empty when the platform does not tell
 * @param freePort a port nobody listens on
 */
record MachineLimits(OptionalLong availableMemory, IntSupplier freePort) {}
