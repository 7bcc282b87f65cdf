package io.tillwatch.cli;

import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * Where a command reads and writes.
 *
 * @param out results
 * @param err progress, hints and errors
 * @param progressLine whether {@code err} is a terminal, on which a line can be written over
 * @param width columns of that terminal
 * @param secret reads a secret after showing a prompt: from a terminal without echo, else the first line of standard
 *     input; empty when there is none
 */
public record Terminal(
        PrintWriter out, PrintWriter err, boolean progressLine, int width, UnaryOperator<String> secret) {}
