package io.tillwatch.ui.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The columns of one table: made of their specs, laid out as somebody left them, widened to fill the table. */
final class TableColumns<R> {
    /** For the scroll bar and the borders. */
    private static final double MARGIN = 18;

    private static final double WIDEST = 1.8;
    private static final double FONT_SIZE = 13;
    private static final double PADDING = 22;
    private static final int LOOKED_AT = 200;
    private static final String FIGURES = "Tillwatch Figures";
    private static final String LETTERS = "Pretendard";
    /** Some take an id from another system, of any length. */
    private static final double WIDEST_ID = 240;
    /** A column of this width is taken by JavaFX for one that nobody gave a width, and fitted to its cells. */
    private static final double UNSET = 80;

    private final String table;
    private final List<TableColumnSpec<R>> specs;
    private final TableView<R> view;
    private final CellTexts cells;
    private final TableMemory memory;
    private final Map<String, TableColumn<R, R>> columns = new LinkedHashMap<>();
    private final Map<TableColumn<R, ?>, TableColumnSpec<R>> specOf = new LinkedHashMap<>();
    private final Set<String> widthsByHand = new HashSet<>();
    /** What the figures on screen need; a number that is cut off is worse than a column that is wide. */
    private final Map<String, Double> needed = new HashMap<>();

    private boolean arranging;
    private boolean rememberingSoon;
    private double scale = 1;

    TableColumns(String table, List<TableColumnSpec<R>> specs, TableView<R> view, CellTexts cells, TableMemory memory) {
        this.table = table;
        this.specs = List.copyOf(specs);
        this.view = view;
        this.cells = cells;
        this.memory = memory;
        for (TableColumnSpec<R> spec : specs) {
            TableColumn<R, R> column = column(spec);
            if (columns.put(spec.key(), column) != null) {
                throw new IllegalArgumentException("Two columns are called " + spec.key());
            }
            specOf.put(column, spec);
        }
        arrange(memory.recall(table).orElse(new TableLayout(List.of())));
        view.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) change -> rememberSoon());
        view.widthProperty().addListener(width -> fit());
    }

    private TableColumn<R, R> column(TableColumnSpec<R> spec) {
        TableColumn<R, R> column = new TableColumn<>(cells.title(spec));
        column.setId(spec.key());
        column.setMinWidth(44);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(any -> new RowCell<>(spec, cells));
        if (spec.kind().numeric()) {
            column.getStyleClass().add("number");
        }
        if (spec.kind().figures()) {
            column.getStyleClass().add("figures");
        }
        column.widthProperty().addListener(width -> {
            if (!arranging) {
                widthsByHand.add(spec.key());
                rememberSoon();
            }
        });
        column.visibleProperty().addListener(visible -> {
            if (!arranging) {
                fit();
                rememberSoon();
            }
        });
        return column;
    }

    private void arrange(TableLayout layout) {
        arranging = true;
        widthsByHand.clear();
        Set<TableColumn<R, ?>> order = new LinkedHashSet<>();
        for (TableColumnSpec<R> spec : specs) {
            Objects.requireNonNull(columns.get(spec.key())).setVisible(spec.shown());
        }
        for (TableLayout.Column remembered : layout.columns()) {
            TableColumn<R, R> column = columns.get(remembered.key());
            if (column == null) {
                continue; // of an earlier version
            }
            order.add(column);
            column.setVisible(remembered.shown());
            if (remembered.width() > 0) {
                column.setPrefWidth(remembered.width() == UNSET ? UNSET + 1 : remembered.width());
                widthsByHand.add(remembered.key());
            }
        }
        order.addAll(columns.values());
        view.getColumns().setAll(order);
        arranging = false;
        fit();
    }

    /** Everything as the table was made. */
    void reset() {
        arrange(new TableLayout(List.of()));
        memory.forget(table);
    }

    /** Gives room that is left to the columns that nobody gave a width. */
    private void fit() {
        double room = view.getWidth() - MARGIN;
        double wanted = 0;
        for (TableColumnSpec<R> spec : visible()) {
            if (widthsByHand.contains(spec.key())) {
                room -= Objects.requireNonNull(columns.get(spec.key())).getWidth();
            } else {
                wanted += wanted(spec);
            }
        }
        double factor = wanted == 0 ? 1 : Math.clamp(room / wanted, 1, WIDEST);
        boolean outer = arranging;
        arranging = true;
        for (TableColumnSpec<R> spec : specs) {
            if (!widthsByHand.contains(spec.key())) {
                double width = Math.floor(wanted(spec) * factor);
                Objects.requireNonNull(columns.get(spec.key())).setPrefWidth(width == UNSET ? UNSET + 1 : width);
            }
        }
        arranging = outer;
    }

    private double wanted(TableColumnSpec<R> spec) {
        return Math.max(spec.width() * scale, needed.getOrDefault(spec.key(), 0.0));
    }

    /** Makes room for the figures and ids of the first rows, in columns that nobody gave a width. */
    void makeRoom(List<R> rows) {
        needed.clear();
        Text ruler = new Text();
        for (TableColumnSpec<R> spec : specs) {
            if (spec.kind().figures() || spec.isId()) {
                ruler.setFont(Font.font(spec.isId() ? LETTERS : FIGURES, FONT_SIZE * scale));
                double most = spec.isId() ? WIDEST_ID * scale : Double.MAX_VALUE;
                String longest = "";
                for (R row : rows.subList(0, Math.min(rows.size(), LOOKED_AT))) {
                    String text = row == null ? "" : cells.shown(spec, row);
                    longest = text.length() > longest.length() ? text : longest;
                }
                ruler.setText(longest);
                needed.put(
                        spec.key(),
                        Math.min(most, Math.ceil(ruler.getLayoutBounds().getWidth() + PADDING * scale)));
            }
        }
        fit();
    }

    /** Widths are given for one size of letters. */
    void fontSize(double pixels) {
        if (pixels / FONT_SIZE != scale) {
            scale = pixels / FONT_SIZE;
            fit();
        }
    }

    /** The specs of the columns that are seen, from left to right. */
    List<TableColumnSpec<R>> visible() {
        List<TableColumnSpec<R>> result = new ArrayList<>();
        for (TableColumn<R, ?> column : view.getColumns()) {
            if (column.isVisible()) {
                result.add(spec(column));
            }
        }
        return result;
    }

    List<TableColumnSpec<R>> all() {
        return specs;
    }

    TableColumnSpec<R> spec(TableColumn<R, ?> column) {
        return Objects.requireNonNull(specOf.get(column));
    }

    TableColumn<R, R> column(String key) {
        TableColumn<R, R> column = columns.get(key);
        if (column == null) {
            throw new IllegalArgumentException("There is no column " + key);
        }
        return column;
    }

    /** Once a pulse, however many steps a drag has. */
    private void rememberSoon() {
        if (arranging || rememberingSoon) {
            return;
        }
        rememberingSoon = true;
        Platform.runLater(() -> {
            rememberingSoon = false;
            memory.remember(table, layout());
        });
    }

    private TableLayout layout() {
        List<TableLayout.Column> layout = new ArrayList<>();
        for (TableColumn<R, ?> column : view.getColumns()) {
            String key = spec(column).key();
            double width = widthsByHand.contains(key) ? column.getWidth() : 0;
            layout.add(new TableLayout.Column(key, width, column.isVisible()));
        }
        return new TableLayout(layout);
    }
}
