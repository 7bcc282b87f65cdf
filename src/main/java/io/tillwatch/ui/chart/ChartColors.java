package io.tillwatch.ui.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours of a {@link ChartView}, taken from its style sheet: a property for every ink. UI thread. */
final class ChartColors {
    private static final Map<Ink, CssMetaData<ChartView, Paint>> PROPERTIES = new EnumMap<>(Ink.class);
    /** What a chart view can be styled with. */
    static final List<CssMetaData<? extends Styleable, ?>> STYLEABLE;

    static {
        List<CssMetaData<? extends Styleable, ?>> styleable = new ArrayList<>(Region.getClassCssMetaData());
        for (Ink ink : Ink.values()) {
            CssMetaData<ChartView, Paint> property = new InkProperty(ink);
            PROPERTIES.put(ink, property);
            styleable.add(property);
        }
        STYLEABLE = List.copyOf(styleable);
    }

    private final Map<Ink, SimpleStyleableObjectProperty<Paint>> colors = new EnumMap<>(Ink.class);

    /** @param onChange told whenever a colour changes */
    ChartColors(Runnable onChange) {
        PROPERTIES.forEach((ink, property) -> {
            SimpleStyleableObjectProperty<Paint> color = new SimpleStyleableObjectProperty<>(property, Color.BLACK);
            color.addListener(changed -> {
                // Asked for so that the next change is told, too.
                color.get();
                onChange.run();
            });
            colors.put(ink, color);
        });
    }

    Palette palette() {
        Map<Ink, Color> palette = new EnumMap<>(Ink.class);
        colors.forEach((ink, paint) -> palette.put(ink, paint.get() instanceof Color color ? color : Color.BLACK));
        return new Palette(palette);
    }

    private StyleableProperty<Paint> property(Ink ink) {
        SimpleStyleableObjectProperty<Paint> property = colors.get(ink);
        if (property == null) {
            throw new IllegalArgumentException("There is no colour for " + ink);
        }
        return property;
    }

    private static final class InkProperty extends CssMetaData<ChartView, Paint> {
        private final Ink ink;

        InkProperty(Ink ink) {
            super(ink.cssName(), StyleConverter.getPaintConverter(), Color.BLACK);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(ChartView view) {
            return true;
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(ChartView view) {
            return view.colors().property(ink);
        }
    }
}
