package io.tillwatch.ui.table;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One cell; gets the whole row, as its colour may depend on more than its own value. */
final class RowCell<R> extends TableCell<R, R> {
    static final String NOT_READ_YET = "…";

    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

    private final TableColumnSpec<R> column;
    private final CellTexts cells;
    private final @Nullable Region dot;
    private @Nullable Tooltip whole;
    private Tone tone = Tone.PLAIN;

    RowCell(TableColumnSpec<R> column, CellTexts cells) {
        this.column = column;
        this.cells = cells;
        this.dot = column.kind() == ColumnKind.STATE ? new Region() : null;
        if (dot != null) {
            dot.getStyleClass().add("dot");
        }
        // Tooltips cost; only the cell under the mouse needs one, and only when something is cut off.
        hoverProperty().subscribe(this::showWholeText);
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        boolean pending = row == null && !empty;
        Tone next = Tone.PLAIN;
        if (row == null) {
            setText(pending ? NOT_READ_YET : null);
        } else {
            setText(cells.shown(column, row));
            next = column.tone().apply(row);
        }
        setGraphic(row == null || next == Tone.PLAIN ? null : dot);
        pseudoClassStateChanged(PENDING, pending);
        pseudoClassStateChanged(NEGATIVE, row != null && negative(row));
        if (next != tone) {
            pseudoClassStateChanged(toneClass(tone), false);
            pseudoClassStateChanged(toneClass(next), true);
            tone = next;
        }
        if (isHover()) {
            showWholeText(true);
        }
    }

    private boolean negative(R row) {
        if (!column.kind().numeric()) {
            return false;
        }
        return column.value().of(row) instanceof Number number && number.doubleValue() < 0;
    }

    /** What the style sheet knows a tone by: {@code tone-good}. */
    private static PseudoClass toneClass(Tone tone) {
        return PseudoClass.getPseudoClass("tone-" + tone.name().toLowerCase(Locale.ROOT));
    }

    private void showWholeText(boolean hovered) {
        boolean needed = hovered && isTextTruncated();
        if (needed) {
            if (whole == null) {
                whole = new Tooltip();
                whole.setWrapText(true);
                whole.setMaxWidth(480);
            }
            whole.setText(getText());
        }
        setTooltip(needed ? whole : null);
    }
}
