package io.tillwatch.cli;

import picocli.CommandLine.Mixin;

/** Which flags, and how they are shown. */
final class FlagOptions {
    @Mixin
    RangeOptions range = new RangeOptions();

    @Mixin
    ListOptions list = new ListOptions();
}
