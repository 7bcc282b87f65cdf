package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tillwatch.app.WindowPlace.Place;
import io.tillwatch.testing.AtOnce;
import io.tillwatch.testing.KeptTexts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowPlaceTest {
    private static final List<Rectangle2D> SCREENS =
            List.of(new Rectangle2D(0, 30, 1920, 1050), new Rectangle2D(1920, 0, 1280, 1024));

    private final KeptTexts memory = new KeptTexts();
    private final AtOnce tasks = new AtOnce();

    @ParameterizedTest
    @CsvSource({
        "100 60 1280 800 false, 100 60 1280 800",
        "2000 0 1000 700 true, 2000 0 1000 700",
        // Half of it on the left of all screens: still to be dragged.
        "-640 60 1280 800 false, -640 60 1280 800",
        // The upper edge a little too high, and larger than the screen is now.
        "10 20 2560 1440 false, 10 30 1920 1050"
    })
    void isWhereItWas(String written, String expected) {
        Rectangle2D bounds =
                Place.read(written).flatMap(place -> place.on(SCREENS)).orElse(Rectangle2D.EMPTY);
        assertEquals(expected + " false", new Place(bounds, false).written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5000 60 1280 800 false", // the screen it was on is gone
                "-1250 60 1280 800 false", // too little of it to get hold of
                "100 -400 1280 800 false", // its upper edge cannot be reached
                "100 1070 1280 800 false"
            })
    void whatIsOnNoScreenIsForgotten(String written) {
        assertEquals(Optional.empty(), Place.read(written).flatMap(place -> place.on(SCREENS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100 60 1280 800",
                "NaN NaN Infinity 800 false",
                "a b c d e",
                "0 0 -5 800 true",
                "1 2 3 4 5 6"
            })
    void whatCannotBeReadIsForgotten(String written) {
        assertEquals(Optional.empty(), Place.read(written));
        memory.put("window.place", written);
        assertEquals(800, onUi(() -> open().getWidth()));
    }

    @Test
    void theNextWindowIsWhereThisOneWentWithoutBeingClosed() {
        onUi(() -> {
            Stage stage = open();
            stage.setX(40);
            stage.setY(50);
            stage.setWidth(640);
            stage.setHeight(480);
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
        onUi(() -> {
            tasks.rest();
            return null;
        });
        assertEquals("40 50 640 480 false", memory.texts.get("window.place"));
        assertEquals("40.0 50.0 640.0 480.0", onUi(() -> {
            Stage next = open();
            return next.getX() + " " + next.getY() + " " + next.getWidth() + " " + next.getHeight();
        }));
    }

    @Test
    void aMaximisedWindowGoesBackToWhatItWas() {
        memory.put("window.place", "40 50 640 480 false");
        Stage stage = onUi(this::open);
        onUi(() -> {
            stage.setMaximized(true);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(640, onUi(stage::getWidth));
        onUi(() -> {
            tasks.rest();
            return null;
        });
        assertEquals("40 50 640 480 true", memory.texts.get("window.place"));
        assertEquals(true, onUi(() -> open().isMaximized()));
    }

    private Stage open() {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 800, 600));
        new WindowPlace(memory, tasks).keep(stage);
        stage.show();
        return stage;
    }

    private static <T> T onUi(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), work);
    }
}
