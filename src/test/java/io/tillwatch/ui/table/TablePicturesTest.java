package io.tillwatch.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import io.tillwatch.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the table, to be looked at: in target/screenshots/table. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class TablePicturesTest {
    @TempDir
    static Path folder;

    private static final UiTasks TASKS = UiTasks.onTheUiThread();

    @SuppressWarnings("NullAway.Init") // by start
    private Stage stage;

    @Start
    void start(Stage shown) {
        Theme.loadFonts();
        stage = shown;
    }

    @AfterAll
    static void stop() {
        TASKS.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, ENGLISH", "LIGHT, KOREAN", "DARK, ENGLISH", "DARK, KOREAN"})
    void looksLikeAProduct(Theme theme, Language language) throws Exception {
        picture(theme, language, "full", table -> {
            table.show(SomeRow.first(1_234));
            table.showOrder(Optional.of(new TableOrder("sold_at", true)));
            table.view()
                    .getSelectionModel()
                    .selectRange(
                            4,
                            table.view().getVisibleLeafColumn(2),
                            7,
                            table.view().getVisibleLeafColumn(3));
            table.copyCells();
        });
        picture(theme, language, "long", table -> table.show(longRows()));
        picture(theme, language, "notasked", table -> {});
        picture(theme, language, "loading", RowTable::loading);
        picture(theme, language, "empty", table -> {
            boolean korean = language == Language.KOREAN;
            table.sayWhenNothing(
                    korean ? "이 기간에 매출이 없습니다" : "No sales on these dates",
                    korean ? "기간을 늘리거나 조건을 지워 보세요." : "Choose a longer range, or take a filter away.");
            table.show(List.of());
        });
        picture(theme, language, "error", table -> table.failed(error(language), () -> {}));
        MadeRows half = new MadeRows(1_000_000);
        half.waitsAfter = 50_000;
        picture(
                theme,
                language,
                "reading",
                table -> {
                    table.show(new SpooledRows<>(() -> half, SomeRow.CODEC, new SpoolFolder(folder), TASKS));
                    table.view().scrollTo(31_000);
                },
                half.waiting);
        picture(theme, language, "stale", table -> {
            table.show(SomeRow.first(1_234));
            table.failed(error(language), () -> {});
        });
    }

    private static ScreenError error(Language language) {
        String sentence = language == Language.KOREAN
                ? "Elasticsearch가 응답하지 않습니다. 서버가 켜져 있는지 확인하고 다시 시도하세요."
                : "Elasticsearch does not answer. See that it is running, then try again.";
        return ScreenError.of(new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain(sentence)), Texts.in(language));
    }

    private static List<SomeRow> longRows() {
        List<SomeRow> rows = new ArrayList<>();
        long[] amounts = {999_999_999_999_999L, -1_234_567_890_123L, 0, -1, 11_111_111_111L, 77_777_777_777L};
        for (int n = 0; n < amounts.length; n++) {
            rows.add(new SomeRow(
                    "9".repeat(20 + n * 8),
                    "아주 긴 이름을 가진 주식회사 대한민국카드 " + n,
                    amounts[n],
                    1_000_000_000L * n,
                    n * 123.456 - 200,
                    LocalDate.of(2026, 11, 22).minusDays(n),
                    SomeRow.number(n).soldAt(),
                    false,
                    SomeRow.number(n).state()));
        }
        return rows;
    }

    @FunctionalInterface
    private interface Preparation {
        void on(RowTable<SomeRow> table);
    }

    private void picture(Theme theme, Language language, String name, Preparation preparation) throws Exception {
        picture(theme, language, name, preparation, new CountDownLatch(0));
    }

    private void picture(Theme theme, Language language, String name, Preparation preparation, CountDownLatch ready)
            throws Exception {
        RowTable<SomeRow> table = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            theme.useForAll();
            RowTable<SomeRow> made =
                    new RowTable<>("sales", SomeRow.columns(), SomeRow.cells(language), TableMemory.untilExit(), TASKS);
            StackPane root = new StackPane(made.node());
            root.setStyle("-fx-font-family: Pretendard; -fx-font-size: 13px; -fx-padding: 16px;"
                    + "-fx-background-color: -color-bg-inset;");
            Scene scene = new Scene(root, 1_000, 420);
            stage.setScene(scene);
            stage.show();
            root.applyCss();
            root.layout();
            preparation.on(made);
            return made;
        });
        assertTrue(ready.await(60, TimeUnit.SECONDS));
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(
                60_000, () -> table.node().getScene().snapshot(null));
        WaitForAsyncUtils.waitForAsyncFx(60_000, table::close);
        Path pictures = Files.createDirectories(Path.of("target", "screenshots", "table"));
        String file = "%s-%s-%s.png".formatted(name, theme, language).toLowerCase(Locale.ROOT);
        assertTrue(ImageIO.write(
                SwingFXUtils.fromFXImage(image, null),
                "png",
                pictures.resolve(file).toFile()));
        Color corner = image.getPixelReader().getColor(2, 2);
        assertEquals(theme == Theme.DARK, corner.getBrightness() < 0.5, "the theme is not the one asked for");
    }
}
