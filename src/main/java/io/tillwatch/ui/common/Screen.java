package io.tillwatch.ui.common;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** One screen of the window. Made once for a language and kept; what it listens to, only while it is shown. UI thread. */
public interface Screen {
    Parent root();

    /** Shows what the address asks for; loads nothing again that it shows already. */
    void open(Address address);

    /** Where the person is on this screen; changes with every filter. */
    ObservableValue<Address> address();

    /** Loads anew what is shown: by hand, after a run, or when the connection is back. */
    void refresh();

    /** The screen is about to be seen. */
    default void shown() {}

    /** The screen is no longer seen. */
    default void hidden() {}

    /** What becomes of it when what it shows has changed. */
    enum Renewal {
        /** It is loaded anew, while somebody looks at it too: nothing on it is selected, typed or scrolled far. */
        UNASKED,
        /** It says that there is newer, and is loaded anew when somebody asks for that or comes to it. */
        ASKED,
        /** It shows nothing that another process changes. */
        NEVER
    }

    default Renewal renewal() {
        return Renewal.ASKED;
    }

    /** Gives the keyboard to what the screen is for. */
    default void focus() {
        ScreenFocus.give(root());
    }

    /** Thrown away: nothing may be read, kept open or listened to for it any more. */
    default void close() {}

    /** The keys that do something on this screen alone. */
    default List<Shortcut> shortcuts() {
        return List.of();
    }
}
