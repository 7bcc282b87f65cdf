package io.tillwatch.ui.table;

import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.TaskExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The table of every screen: typed columns that can be chosen, moved and sorted, rows in memory or {@linkplain
 * SpooledRows on disk}, copying, and what stands there when there are no rows. Made for one language. UI thread.
 */
public final class RowTable<R> {
    /** More than a spreadsheet is handed through the clipboard; that is what export is for. */
    private static final int MOST_COPIED_ROWS = 100_000;

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final CellTexts cells;
    private final TaskExecutor tasks;
    private final TableView<R> view = new TableView<>();
    private final TableColumns<R> columns;
    private final SelectedCells<R> selected;
    private final RowOrder<R> order;
    private final TableMessage message;
    private final TableFooter footer;
    private final VBox root = new VBox();
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper exportable = new ReadOnlyBooleanWrapper();

    private @Nullable Consumer<R> onOpen;
    private String nothingTitle;
    private String nothingHint = "";

    /** The rows on disk that are shown, or that will be once their total is known. */
    private @Nullable SpooledRows<R> spooled;

    private boolean roomMade;
    private boolean stale;
    private Subscription spooledChanges = Subscription.EMPTY;

    /**
     * Makes a table that was asked nothing yet.
     *
     * @param name what the columns are remembered by, and the beginning of the ids of its controls
     */
    public RowTable(
            String name, List<TableColumnSpec<R>> specs, CellTexts cells, TableMemory memory, TaskExecutor tasks) {
        this.cells = cells;
        this.tasks = tasks;
        view.setId(name);
        view.getStyleClass().add("dense");
        view.setAccessibleText(cells.texts().textOr("access.table." + name, name));
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.getSelectionModel().setCellSelectionEnabled(true);
        columns = new TableColumns<>(name, specs, view, cells, memory);
        selected = new SelectedCells<>(view, columns, cells);
        order = new RowOrder<>(view, columns);
        message = new TableMessage(name);
        view.setPlaceholder(message.node());
        footer = new TableFooter(name, text("table.stop"), new ColumnChooser<>(name, columns, cells).button());
        nothingTitle = text("table.nothing");

        RowMenu<R> menu = new RowMenu<>(this);
        view.setRowFactory(any -> {
            TableRow<R> row = new ArrivingRow<>(arrivals.getReadOnlyProperty());
            row.emptyProperty().subscribe(empty -> row.setContextMenu(empty ? null : menu.menu()));
            return row;
        });
        TableKeys.install(this, menu);
        SelectionLimit.install(view, () -> footer.notice(text("table.select.toomany")));
        view.getSelectionModel().getSelectedCells().subscribe(this::showCount);

        VBox.setVgrow(view, Priority.ALWAYS);
        root.getStyleClass().add("row-table");
        root.getChildren().addAll(view, footer.node());
        root.getStylesheets().add(styles());
        footer.onFontSize(columns::fontSize);
        notAsked(text("table.notasked"), "");
    }

    private static String styles() {
        return String.valueOf(RowTable.class.getResource("table.css"));
    }

    private String text(String key, Object... values) {
        return cells.texts().text(key, values);
    }

    /** What goes into the scene. */
    public Region node() {
        return root;
    }

    /** The control inside, for tests and for what is not offered here. */
    public TableView<R> view() {
        return view;
    }

    // ---- what is shown

    /** Nothing was asked yet; forgets rows that were shown. */
    public void notAsked(String title, String hint) {
        clear();
        message.say(Feather.SEARCH, "calm", title, hint);
        footer.count("");
    }

    /** The answer is on its way. Rows of the question before stay until it is there. */
    public void loading() {
        if (view.getItems().isEmpty()) {
            message.loading(text("state.loading"));
            footer.count("");
            footer.noProgress();
        } else {
            footer.loading(text("state.loading"));
        }
        exportable.set(false);
    }

    /** What stands there when the answer has no rows: what was not found, and what could be asked instead. */
    public void sayWhenNothing(String title, String hint) {
        nothingTitle = title;
        nothingHint = hint;
    }

    /** Shows rows that are all there; the list is copied. */
    public void show(List<R> rows) {
        dropSpooled();
        columns.makeRoom(rows);
        order.show(rows);
        shown();
        exportable.set(true);
    }

    /**
     * Shows rows that are read while they are looked at, as soon as their total is known. The table closes them when it
     * shows others.
     */
    public void show(SpooledRows<R> rows) {
        SpooledRows<R> before = spooled;
        if (rows.equals(before)) {
            return;
        }
        spooledChanges.unsubscribe();
        spooled = rows;
        loading();
        spooledChanges = rows.stateProperty()
                .subscribe(() -> follow(rows, before))
                .and(rows.readProperty().subscribe(() -> arrived(rows)));
        follow(rows, before);
    }

    private void follow(SpooledRows<R> rows, @Nullable SpooledRows<R> before) {
        if (rows.getState() == SpooledRows.State.OPENING) {
            return;
        }
        if (rows.getState() == SpooledRows.State.FAILED && rows.isEmpty()) {
            return; // whoever asked is told by the rows, and tells the table by failed(...)
        }
        if (!shows(rows)) {
            roomMade = false;
            List<R> seen = view.getItems();
            order.show(rows);
            // Not only the ones before: those may never have been seen, when questions follow fast on each other.
            if (seen instanceof SpooledRows<R> old) {
                old.close();
            }
            if (before != null) {
                before.close();
            }
        }
        shown();
        arrived(rows);
        exportable.set(rows.getState() != SpooledRows.State.READING);
    }

    private void arrived(SpooledRows<R> rows) {
        if (!roomMade && rows.getRead() > 0 && shows(rows)) {
            roomMade = true;
            columns.makeRoom(rows);
        }
        arrivals.set(arrivals.get() + 1);
        if (rows.getState() == SpooledRows.State.READING) {
            double share = rows.found() == 0 ? -1 : (double) rows.getRead() / rows.found();
            footer.progress(share, text("table.reading", number(rows.getRead())), rows::cancel);
        }
    }

    /** Rows on disk are equal to nothing but themselves. */
    private boolean shows(SpooledRows<R> rows) {
        return rows.equals(view.getItems());
    }

    private void shown() {
        stale(false);
        message.say(Feather.INBOX, "calm", nothingTitle, nothingHint);
        footer.noProgress();
    }

    private void stale(boolean now) {
        if (stale && !now) {
            footer.lastingNotice("");
        }
        stale = now;
        root.pseudoClassStateChanged(STALE, now);
        showCount();
    }

    /** The answer did not come. Rows that were shown stay and look out of date. */
    public void failed(ScreenError error, Runnable retry) {
        footer.noProgress();
        if (view.getItems().isEmpty()) {
            message.say(Feather.ALERT_TRIANGLE, "bad", error.sentence(), text("table.failed.code", error.code()));
            message.offer(text("error.retry"), retry);
            footer.count("");
            exportable.set(false);
        } else {
            stale(true);
            footer.lastingNotice(error.sentence());
            exportable.set(spooled == null || shows(spooled));
        }
    }

    private void clear() {
        dropSpooled();
        order.show(List.of());
        stale(false);
        footer.noProgress();
        exportable.set(false);
    }

    private void dropSpooled() {
        spooledChanges.unsubscribe();
        spooledChanges = Subscription.EMPTY;
        SpooledRows<R> before = spooled;
        spooled = null;
        if (before != null) {
            if (shows(before)) {
                view.setItems(FXCollections.observableArrayList());
            }
            before.close();
        }
        if (view.getItems() instanceof SpooledRows<R> shown) {
            view.setItems(FXCollections.observableArrayList());
            shown.close();
        }
    }

    /** The table is not needed any more: closes the rows it shows. */
    public void close() {
        clear();
    }

    private void showCount() {
        int size = view.getItems().size();
        if (size == 0) {
            footer.count("");
            return;
        }
        String rows = size == 1 ? text("table.count.one") : text("table.count", number(size));
        SpooledRows<R> disk = spooled;
        if (disk != null && shows(disk) && disk.getState().over() && disk.found() > size) {
            rows = text("table.count.partly", number(size), number(disk.found()));
        }
        rows = stale ? text("table.count.stale", rows) : rows;
        boolean whole = !view.getSelectionModel().isCellSelectionEnabled();
        int chosen = whole ? view.getSelectionModel().getSelectedIndices().size() : selected.count();
        String key = whole ? "table.count.selected.rows" : "table.count.selected";
        footer.count(chosen > 1 ? text(key, rows, number(chosen)) : rows);
    }

    private String number(long value) {
        return cells.count(value);
    }

    // ---- order

    /** From now on a click on a title asks for rows in another order instead of sorting those that are there. */
    public void setOnOrder(Consumer<Optional<TableOrder>> action) {
        order.setOnOrder(key -> true, action);
    }

    /** As above, where rows can be put into the order of some columns only. */
    public void setOnOrder(Predicate<String> orderable, Consumer<Optional<TableOrder>> action) {
        order.setOnOrder(orderable, action);
    }

    /** Marks the column that rows are sorted by, without asking for anything. */
    public void showOrder(Optional<TableOrder> by) {
        order.mark(by);
    }

    // ---- selection

    /** Selects rows, where it makes no sense to select cells. */
    public void selectWholeRows() {
        view.getSelectionModel().setCellSelectionEnabled(false);
    }

    /** The row that was selected last; null for none. */
    public ReadOnlyObjectProperty<@Nullable R> selectedRowProperty() {
        return view.getSelectionModel().selectedItemProperty();
    }

    /** Called with the row on Enter and on a double click. */
    public void setOnOpen(Consumer<R> action) {
        onOpen = action;
    }

    boolean opens() {
        return onOpen != null;
    }

    void open() {
        R row = focusedRow();
        if (onOpen != null && row != null) {
            onOpen.accept(row);
        }
    }

    @Nullable
    R focusedRow() {
        int index = view.getFocusModel().getFocusedIndex();
        return index >= 0 && index < view.getItems().size() ? view.getItems().get(index) : null;
    }

    // ---- copying and export

    /** What the table shows now, to be exported; empty while rows are still being read. */
    public Optional<TableContent<R>> content() {
        if (!exportable.get()) {
            return Optional.empty();
        }
        if (view.getItems() instanceof SpooledRows<R> disk) {
            return Optional.of(new TableContent<>(columns.visible(), disk, disk.found()));
        }
        List<R> rows = List.copyOf(view.getItems());
        return Optional.of(new TableContent<>(columns.visible(), ExportRows.of(rows), rows.size()));
    }

    /** Whether {@link #content} has something to hand out: all rows that will come are there. */
    public ReadOnlyBooleanProperty exportableProperty() {
        return exportable.getReadOnlyProperty();
    }

    /** Copies what is selected as tab-separated text. */
    public void copyCells() {
        int count = selected.count();
        if (count > 0) {
            copy(selected.asText());
            footer.notice(count == 1 ? text("table.copied.one") : text("table.copied", number(count)));
        }
    }

    void copyRow() {
        R row = focusedRow();
        if (row != null) {
            copy(selected.rowAsText(row));
            footer.notice(text("table.copied.row"));
        }
    }

    /** Copies the column of the focused cell, with its title; read in the background, as rows may lie on disk. */
    void copyColumn() {
        TablePosition<?, ?> focused = view.getFocusModel().getFocusedCell();
        List<TableColumnSpec<R>> visible = columns.visible();
        if (focused == null || focused.getColumn() < 0 || focused.getColumn() >= visible.size()) {
            return;
        }
        Optional<TableContent<R>> content = content();
        if (content.isEmpty()) {
            footer.notice(text("table.copy.unfinished"));
            return;
        }
        ExportRows<R> rows = content.get().rows();
        if (rows.total() > MOST_COPIED_ROWS) {
            footer.notice(text("table.copy.toomany", number(MOST_COPIED_ROWS)));
            return;
        }
        TableColumnSpec<R> column = visible.get(focused.getColumn());
        BackgroundTask.of(() -> columnText(column, rows))
                .onSuccess(lines -> {
                    copy(lines);
                    footer.notice(text("table.copied.column", cells.title(column)));
                })
                .onFailure(cause -> footer.notice(text("table.spool.failed")))
                .executeWith(tasks);
    }

    private String columnText(TableColumnSpec<R> column, ExportRows<R> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(TabSeparated.cell(cells.title(column)));
        rows.each(row -> lines.add(TabSeparated.cell(cells.plain(column, row))));
        return String.join("\n", lines) + "\n";
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    CellTexts cells() {
        return cells;
    }
}
