package io.tillwatch.cli;

/** How lists are printed. */
enum Format {
    TABLE,
    JSON,
    CSV
}
