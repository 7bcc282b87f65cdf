package io.tillwatch.ui.main;

/**
 * Something that was found.
 *
 * @param group key of what kind of thing it is
 * @param chosen done when the person picks it
 */
record PaletteEntry(Group group, String title, Runnable chosen) {
    /** In the order they are shown. */
    enum Group {
        ADDRESS,
        STORE,
        DATE,
        SALE,
        SCREEN,
        ACTION;

        String key() {
            return "palette.group." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
