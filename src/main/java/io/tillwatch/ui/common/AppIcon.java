package io.tillwatch.ui.common;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The picture by which windows of Tillwatch are known: bars of sales, one of which stands out. */
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private AppIcon() {}

    /** For a window, which takes the one that fits. UI thread. */
    public static List<Image> all() {
        return SIZES.stream().map(size -> new Image(url(size).toExternalForm())).toList();
    }

    /**
     * Where one of the pictures lies.
     *
     * @param pixels width and height, one of those that exist
     */
    public static URL url(int pixels) {
        return Objects.requireNonNull(AppIcon.class.getResource("icon-" + pixels + ".png"));
    }
}
