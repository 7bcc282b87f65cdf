package io.tillwatch.cli;

/** Tells a command that the person wants it to stop (Ctrl+C, or the system asking the program to end). */
@FunctionalInterface
public interface Interrupts {
    /**
     * Has something stopped when the person asks for it. Without one the program just ends.
     *
     * @param stop called from another thread, maybe several times until the command has ended
     * @param patience how long the command may take to end before the program is ended, in seconds
     */
    Registration onInterrupt(int patience, Runnable stop);

    /** Takes the wish back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
