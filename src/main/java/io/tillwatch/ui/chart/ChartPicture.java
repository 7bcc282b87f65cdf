package io.tillwatch.ui.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A chart with its title and legend, as it is copied and saved. */
final class ChartPicture {
    private static final double MARGIN = 12;
    /** Points of a picture to one of the screen, so that it is sharp in print. */
    private static final double SCALE = 2;

    private final Chart chart;
    private final String title;
    private final Frame frame;
    private final Palette palette;
    private final ChartFont font;
    private final double width;
    private final double height;

    /** @param shown the frame on the screen; the picture gives the chart the same area */
    ChartPicture(Chart chart, String title, Frame shown, Palette palette, ChartFont font) {
        this.chart = chart;
        this.title = title;
        this.palette = palette;
        this.font = font;
        width = shown.area().width() + 2 * MARGIN;
        double top = MARGIN + (title.isEmpty() ? 0 : font.lineHeight() + 4);
        List<LegendEntry> legend = chart.legend(shown.texts());
        double below = legend.isEmpty() ? top : drawLegend(null, top, shown) + 6;
        frame = new Frame(
                new Box(MARGIN, below, shown.area().width(), shown.area().height()),
                shown.measure(),
                shown.formats(),
                shown.texts(),
                shown.hidden(),
                shown.zoom());
        height = below + shown.area().height() + MARGIN;
    }

    /** As text. */
    byte[] svg() {
        SvgPen pen = new SvgPen(width, height, palette, font.size());
        draw(pen);
        return pen.document().getBytes(StandardCharsets.UTF_8);
    }

    /** UI thread. */
    WritableImage image() {
        Canvas canvas = new Canvas(width * SCALE, height * SCALE);
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        draw(new CanvasPen(canvas.getGraphicsContext2D(), palette, font));
        return canvas.snapshot(new SnapshotParameters(), null);
    }

    static byte[] png(WritableImage image) throws IOException {
        BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IOException("This Java writes no PNG");
        }
        return bytes.toByteArray();
    }

    /** Never leaves half a picture under the name of the file. */
    static void write(byte[] picture, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".tillwatch-", ".part");
        try {
            Files.write(part, picture);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void draw(Pen pen) {
        pen.fill(new Box(0, 0, width, height), Ink.BACKGROUND);
        double top = MARGIN;
        if (!title.isEmpty()) {
            pen.text(title, MARGIN, font.baselineAround(top + font.lineHeight() / 2), Anchor.START, Ink.TEXT, true);
            top += font.lineHeight() + 4;
        }
        drawLegend(pen, top, frame);
        drawChart(pen, chart, frame);
    }

    /** The chart or, where there is nothing to draw, a sentence that says so. */
    static Plot drawChart(Pen pen, Chart chart, Frame frame) {
        Plot plot = chart.plot(frame);
        if (chart.isEmpty()) {
            String nothing = frame.texts().text("chart.empty");
            Box area = frame.area();
            pen.text(
                    frame.measure().fitted(nothing, area.width()),
                    area.middleX(),
                    frame.measure().baselineAround(area.middleY()),
                    Anchor.MIDDLE,
                    Ink.MUTED,
                    false);
        } else {
            plot.draw(pen);
        }
        return plot;
    }

    /**
     * Entries that are switched on, side by side and in as many lines as they need.
     *
     * @param pen null to find out only where the legend ends
     */
    private double drawLegend(@Nullable Pen pen, double top, Frame frame) {
        double left = MARGIN;
        double line = top;
        for (LegendEntry entry : chart.legend(frame.texts())) {
            if (frame.hidden().contains(entry.key())) {
                continue;
            }
            double needed = LegendEntry.Swatch.WIDTH + 5 + font.width(entry.name());
            if (left > MARGIN && left + needed > width - MARGIN) {
                left = MARGIN;
                line += font.lineHeight() + 2;
            }
            if (pen != null) {
                double middle = line + font.lineHeight() / 2;
                entry.swatch().draw(pen, left, middle, entry.ink());
                pen.text(
                        entry.name(),
                        left + LegendEntry.Swatch.WIDTH + 5,
                        font.baselineAround(middle),
                        Anchor.START,
                        Ink.TEXT,
                        false);
            }
            left += needed + 16;
        }
        return line + font.lineHeight();
    }
}
