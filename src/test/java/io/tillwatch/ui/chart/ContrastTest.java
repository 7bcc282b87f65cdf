package io.tillwatch.ui.chart;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Computes contrasts (WCAG 2.2) from the colours that the style sheets really give to a chart. */
@ExtendWith(ApplicationExtension.class)
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.show();
    }

    @AfterAll
    static void leaveTheThemeAsItWas() {
        Platform.runLater(Theme.LIGHT::useForAll);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void textCanBeReadInBothThemes() {
        for (Theme theme : Theme.values()) {
            Palette palette = palette(theme);
            Color paper = palette.color(Ink.BACKGROUND);
            for (Ink ink : List.of(Ink.TEXT, Ink.MUTED)) {
                check(theme, ink.role(), palette.color(ink), paper, TEXT);
                check(theme, ink + " on a holiday", palette.color(ink), palette.color(Ink.HOLIDAY), TEXT);
                Color pointedAt = over(palette.color(Ink.HIGHLIGHT), paper);
                check(theme, ink + " on a highlight", palette.color(ink), pointedAt, TEXT);
            }
            Stream.concat(Stream.of(Ink.HEAT_0, Ink.GOOD, Ink.WARNING, Ink.BAD, Ink.NEUTRAL), HeatScale.STEPS.stream())
                    .forEach(ink ->
                            check(theme, "text on " + ink, palette.color(ink.textOn()), palette.color(ink), TEXT));
        }
    }

    @Test
    void linesAndMarksStandOutInBothThemes() {
        for (Theme theme : Theme.values()) {
            Palette palette = palette(theme);
            for (Ink ink : List.of(
                    Ink.LINE,
                    Ink.BASELINE,
                    Ink.COMPARISON,
                    Ink.COMPARISON_2,
                    Ink.COMPARISON_3,
                    Ink.COMPARISON_4,
                    Ink.FLAG,
                    Ink.SELECTION,
                    Ink.BAD)) {
                check(theme, ink.role(), palette.color(ink), palette.color(Ink.BACKGROUND), SHAPE);
            }
        }
    }

    @Test
    void stepsOfHeatCanBeToldApart() {
        for (Theme theme : Theme.values()) {
            Palette palette = palette(theme);
            boolean darker = theme == Theme.LIGHT;
            for (int i = 1; i < HeatScale.STEPS.size(); i++) {
                double before = luminance(palette.color(HeatScale.STEPS.get(i - 1)));
                double after = luminance(palette.color(HeatScale.STEPS.get(i)));
                assertTrue(
                        darker ? after < before * 0.85 : after > before * 1.15,
                        theme + ": step " + (i + 1) + " is too near to the one before");
            }
        }
    }

    @Test
    void theThemesDiffer() {
        assertNotEquals(palette(Theme.LIGHT).colors(), palette(Theme.DARK).colors());
    }

    private static void check(Theme theme, String what, Color front, Color back, double least) {
        double contrast = contrast(front, back);
        assertTrue(contrast >= least, "%s: %s has a contrast of %.2f".formatted(theme, what, contrast));
    }

    private static final Map<Theme, Palette> PALETTES = new EnumMap<>(Theme.class);

    private static Palette palette(Theme theme) {
        return PALETTES.computeIfAbsent(theme, ContrastTest::resolved);
    }

    private static Palette resolved(Theme theme) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            theme.useForAll();
            ChartView view = new ChartView(Samples.formats(Samples.ENGLISH), Samples.ENGLISH);
            StackPane root = new StackPane(view);
            if (theme == Theme.DARK) {
                root.getStyleClass().add("dark");
            }
            Scene scene = new Scene(root, 200, 100);
            scene.getRoot().applyCss();
            return view.colors().palette();
        });
    }

    private static Color over(Color front, Color back) {
        return back.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()), front.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
