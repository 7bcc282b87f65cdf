package io.tillwatch.bench;

import io.tillwatch.app.HeadlessDesktop;
import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.Settings;
import io.tillwatch.samples.RawSale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The parts that only read what was loaded: they share one index, and one window. */
final class ReadingParts {
    private static final List<String> NAMES = List.of("figures", "paint", "scroll", "start");

    private final SampleTable table;
    private final LocalDate lastDate;
    private final Figures figures;

    ReadingParts(SampleTable table, LocalDate lastDate, Figures figures) {
        this.table = table;
        this.lastDate = lastDate;
        this.figures = figures;
    }

    void run(String parts, int rounds) throws Exception {
        if (NAMES.stream().noneMatch(parts::contains)) {
            return;
        }
        try (Scratch scratch = Scratch.named("reading")) {
            TimedSync.of(table.database(), scratch.settings()).requireIndexed(table.rows());
            if (parts.contains("figures")) {
                new FiguresBench(scratch.settings(), table.rows(), lastDate, figures).run();
            }
            if (parts.contains("paint") || parts.contains("scroll")) {
                inWindow(parts, scratch);
            }
            if (parts.contains("start")) {
                new StartBench(table, scratch.settings(), figures).run(rounds);
            }
        }
    }

    private void inWindow(String parts, Scratch scratch) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tillwatch-bench");
        Settings settings = new Settings(
                "demo",
                folder.resolve("demo.properties"),
                table.database().settings(),
                scratch.settings(),
                RawSale.ZONE,
                "en",
                false,
                false,
                null,
                AlarmSettings.NONE,
                List.of());
        TimedQuestions questions = new TimedQuestions();
        try (HeadlessDesktop desktop = new HeadlessDesktop(settings, folder, questions::before)) {
            if (parts.contains("paint")) {
                new PaintBench(desktop, questions, lastDate, figures).run();
            }
            if (parts.contains("scroll")) {
                new ScrollBench(desktop, table.rows(), figures).run();
            }
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
