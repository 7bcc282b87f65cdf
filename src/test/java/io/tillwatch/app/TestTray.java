package io.tillwatch.app;

import org.jspecify.annotations.Nullable;

/** A tray on the desktop that is not there. UI thread. */
final class TestTray implements Tray {
    /** Whether this desktop has a tray. */
    boolean there;

    private @Nullable Runnable opened;
    private @Nullable Runnable ended;

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public boolean show(Words words, Runnable back, Runnable end) {
        opened = back;
        ended = end;
        return true;
    }

    @Override
    public void remove() {
        opened = null;
        ended = null;
    }

    boolean hasIcon() {
        return opened != null;
    }

    /** As somebody who clicks on the icon. */
    void open() {
        if (opened != null) {
            opened.run();
        }
    }

    /** As somebody who chooses that in the icon's menu. */
    void end() {
        if (ended != null) {
            ended.run();
        }
    }
}
