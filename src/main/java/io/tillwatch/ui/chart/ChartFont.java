package io.tillwatch.ui.chart;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The shipped font in one size. UI thread. */
final class ChartFont implements TextMeasure {
    static final String FAMILY = "Pretendard";

    private final double size;
    private final Font regular;
    private final Font bold;
    private final Map<Integer, Double> regularWidths = new HashMap<>();
    private final Map<Integer, Double> boldWidths = new HashMap<>();

    /** @param size in pixels */
    ChartFont(double size) {
        this.size = size;
        regular = Font.font(FAMILY, size);
        bold = Font.font(FAMILY, FontWeight.BOLD, size);
    }

    Font font(boolean heavy) {
        return heavy ? bold : regular;
    }

    @Override
    public double size() {
        return size;
    }

    /** Letter by letter, each measured once: laying out a whole text costs far more, and kerning is a fraction of a pixel. */
    @Override
    public double width(String text, boolean heavy) {
        Map<Integer, Double> widths = heavy ? boldWidths : regularWidths;
        return text.codePoints()
                .mapToDouble(letter -> widths.computeIfAbsent(letter, code -> measured(code, font(heavy))))
                .sum();
    }

    private static double measured(int letter, Font font) {
        Text text = new Text(Character.toString(letter));
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
