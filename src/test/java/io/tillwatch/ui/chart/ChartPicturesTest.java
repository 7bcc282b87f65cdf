package io.tillwatch.ui.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Writes pictures to look at: every chart in both themes and both languages, empty, tiny, full and with long numbers. */
@ExtendWith(ApplicationExtension.class)
class ChartPicturesTest {
    private static final Path FOLDER = Path.of("target", "screenshots", "charts");

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        stage.setScene(new Scene(new StackPane(), 200, 200));
        stage.show();
    }

    @AfterAll
    static void leaveTheThemeAsItWas() {
        Platform.runLater(Theme.LIGHT::useForAll);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private record Shot(Chart chart, double width, double height, boolean hover) {}

    @Test
    void drawsEveryChartInEveryThemeAndLanguage() throws IOException {
        Files.createDirectories(FOLDER);
        for (Texts texts : List.of(Samples.ENGLISH, Samples.KOREAN)) {
            for (Theme theme : Theme.values()) {
                for (Map.Entry<String, Shot> shot : shots(texts).entrySet()) {
                    BufferedImage picture =
                            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> take(shot.getValue(), texts, theme));
                    String name = shot.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-"
                            + texts.language().code() + ".png";
                    ImageIO.write(picture, "png", FOLDER.resolve(name).toFile());
                    assertTrue(colors(picture) >= 3, name + " shows nothing");
                }
            }
        }
    }

    private static Map<String, Shot> shots(Texts texts) {
        Map<String, Shot> shots = new LinkedHashMap<>();
        shots.put("store-30", new Shot(Samples.store(30, 1_600_000, texts), 900, 320, true));
        shots.put("store-90", new Shot(Samples.store(90, 1_600_000, texts), 900, 320, false));
        shots.put("store-400", new Shot(Samples.store(400, 1_600_000, texts), 1100, 340, true));
        shots.put("store-5000", new Shot(Samples.store(5000, 1_600_000, texts), 1100, 340, false));
        shots.put("store-long", new Shot(Samples.store(45, 123_456_789_012L, texts), 900, 320, true));
        shots.put("store-1", new Shot(Samples.store(1, 1_600_000, texts), 600, 260, false));
        shots.put("store-7", new Shot(Samples.store(7, 1_600_000, texts), 420, 240, false));
        shots.put("store-empty", new Shot(emptyStore(), 600, 260, false));
        shots.put("bars", new Shot(Samples.bars(texts, 1), 640, 260, true));
        shots.put("bars-folded", new Shot(Samples.bars(texts, 1), 480, 140, false));
        shots.put("bars-long", new Shot(Samples.bars(texts, 2_600), 640, 260, false));
        shots.put("bars-narrow", new Shot(Samples.bars(texts, 1), 320, 240, false));
        shots.put("heat", new Shot(Samples.heat(1), 760, 260, true));
        shots.put("heat-large", new Shot(Samples.heat(1), 1300, 340, false));
        shots.put("heat-narrow", new Shot(Samples.heat(1), 380, 220, false));
        shots.put("calendar", new Shot(Samples.calendar(395), 900, 200, true));
        shots.put("calendar-60", new Shot(Samples.calendar(60), 480, 260, false));
        shots.put("trust", new Shot(Samples.trust(180, texts), 720, 260, true));
        shots.put("distribution", new Shot(Samples.distribution(5_000, texts), 640, 280, true));
        shots.put("distribution-1", new Shot(Samples.distribution(1, texts), 480, 220, false));
        shots.put("sparkline", new Shot(Samples.sparkline(60), 140, 32, false));
        return shots;
    }

    private static StoreChart emptyStore() {
        return new StoreChart(Samples.LAST.minusDays(30), Samples.LAST, List.of(), Map.of(), List.of());
    }

    private static BufferedImage take(Shot shot, Texts texts, Theme theme) {
        theme.useForAll();
        ChartView view = new ChartView(Samples.formats(texts), texts);
        view.show(shot.chart());
        StackPane root = new StackPane(view);
        root.setStyle("-fx-background-color: -color-bg-default; -fx-padding: 12;");
        Scene scene = new Scene(root, shot.width() + 24, shot.height() + 24);
        dress(scene, theme);
        root.applyCss();
        root.layout();
        if (shot.hover()) {
            view.pointer().pointAt(Objects.requireNonNull(view.plot()), shot.width() * 0.55, shot.height() * 0.55);
        }
        root.applyCss();
        root.layout();
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    /** What the theme does with its own style sheet, which the charts do not need. */
    private static void dress(Scene scene, Theme theme) {
        if (theme == Theme.DARK) {
            scene.getRoot().getStyleClass().add("dark");
        }
        scene.getRoot().setStyle(scene.getRoot().getStyle() + "-fx-font-family: Pretendard; -fx-font-size: 13px;");
    }

    private static long colors(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .limit(3)
                .count();
    }
}
