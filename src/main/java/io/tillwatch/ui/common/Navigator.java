package io.tillwatch.ui.common;

/** Takes the person somewhere else. UI thread. */
@FunctionalInterface
public interface Navigator {
    /** Opens the address; what is shown now can be gone back to. */
    void open(Address address);

    /** Opens a screen by its name, as it was left where that is remembered. */
    default void goTo(String screen) {
        open(Address.of(screen));
    }
}
