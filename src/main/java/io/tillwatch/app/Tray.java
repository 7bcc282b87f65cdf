package io.tillwatch.app;

/** The place on a desktop where programs without a window have an icon. UI thread. */
interface Tray {
    /** Where there is no window system. */
    Tray NONE = new Tray() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public boolean show(Words words, Runnable opened, Runnable ended) {
            return false;
        }

        @Override
        public void remove() {}
    };

    /** What is said at the icon. */
    record Words(String title, String open, String end) {}

    /** Whether this desktop has such a place. */
    boolean isThere();

    /**
     * Shows the icon.
     *
     * @param opened done on the UI thread when the person wants the window back
     * @param ended done on the UI thread when the person wants the program to end
     * @return false when it could not be shown
     */
    boolean show(Words words, Runnable opened, Runnable ended);

    void remove();
}
