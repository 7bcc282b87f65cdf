package io.tillwatch.embedded;

import java.io.IOException;

/** One of the two servers, from its files to its answer. */
interface Server {
    /** As it is called in messages. */
    String name();

    /** Writes its files and starts the process. Can be called again after the process ended. */
    Child start() throws IOException;

    /** Whether it answers, and is the one we started. */
    boolean ready(Child child) throws IOException;
}
