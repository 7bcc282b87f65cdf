package io.tillwatch.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads {@code XView.fxml}, which lies under the package of the class {@code XView}, for a controller that is there. */
public final class FxmlViews {
    private FxmlViews() {}

    public static Parent load(Object view, Texts texts) {
        String file = view.getClass().getSimpleName() + ".fxml";
        URL location = view.getClass().getResource(file);
        if (location == null) {
            throw new IllegalStateException("There is no " + file + " beside " + view.getClass());
        }
        FXMLLoader loader = new FXMLLoader(location, texts.bundle());
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be loaded", e);
        }
    }
}
