package io.tillwatch.ui.table;

import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Shortcut;
import io.tillwatch.ui.common.TaskExecutor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The table of every screen: typed columns that can be chosen, moved and sorted, rows in memory or {@linkplain
 * SpooledRows on disk}, copying, and what stands there when there are no rows. Made for one language. UI thread.
 */
public final class RowTable<R> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final CellTexts cells;
    private final TableView<R> view = new TableView<>();
    private final TableColumns<R> columns;
    private final RowOrder<R> order;
    private final TableMessage message;
    private final TableFooter footer;
    private final FollowedRows<R> onDisk;
    private final RowCount<R> count;
    private final TableCopy<R> copy;
    private final VBox root = new VBox();
    private final ReadOnlyBooleanWrapper exportable = new ReadOnlyBooleanWrapper();

    private @Nullable Consumer<R> onOpen;
    private String nothingTitle;
    private String nothingHint = "";
    private @Nullable Runnable nothingOffer;
    private boolean stale;

    /**
     * Makes a table that was asked nothing yet.
     *
     * @param name what the columns are remembered by, and the beginning of the ids of its controls
     */
    public RowTable(
            String name, List<TableColumnSpec<R>> specs, CellTexts cells, TableMemory memory, TaskExecutor tasks) {
        this.cells = cells;
        view.setId(name);
        view.getStyleClass().add("dense");
        view.setAccessibleText(cells.texts().textOr("access.table." + name, name));
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.getSelectionModel().setCellSelectionEnabled(true);
        columns = new TableColumns<>(name, specs, view, cells, memory);
        order = new RowOrder<>(view, columns);
        message = new TableMessage(name);
        view.setPlaceholder(message.node());
        footer = new TableFooter(name, text("table.stop"), new ColumnChooser<>(name, columns, cells).button());
        onDisk = new FollowedRows<>(view, order, new Reading());
        SelectedCells<R> selected = new SelectedCells<>(view, columns, cells);
        count = new RowCount<>(view, selected, onDisk, cells);
        copy = new TableCopy<>(view, columns, selected, cells, tasks, footer::notice);
        nothingTitle = text("table.nothing");

        RowMenu<R> menu = new RowMenu<>(this);
        view.setRowFactory(any -> {
            TableRow<R> row = new ArrivingRow<>(onDisk.arrivals());
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

    /** The keys that work while a table has the focus. */
    public static List<Shortcut> shortcuts() {
        return TableKeys.SHORTCUTS;
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
        nothingOffer = null;
    }

    /** As above, with a button; also where it stands already. */
    public void sayWhenNothing(String title, String hint, String action, Runnable what) {
        nothingTitle = title;
        nothingHint = hint;
        nothingOffer = () -> message.offer(action, what);
        if (exportable.get() && view.getItems().isEmpty()) {
            sayNothing();
        }
    }

    private void sayNothing() {
        message.say(Feather.INBOX, "calm", nothingTitle, nothingHint);
        if (nothingOffer != null) {
            nothingOffer.run();
        }
    }

    /** Shows rows that are all there; the list is copied. */
    public void show(List<R> rows) {
        onDisk.drop();
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
        if (!onDisk.isFollowing(rows)) {
            loading();
            onDisk.follow(rows);
        }
    }

    /** Says how far rows are read. */
    private final class Reading implements FollowedRows.Watcher<R> {
        @Override
        public void shown(SpooledRows<R> rows) {
            RowTable.this.shown();
            exportable.set(rows.getState() != SpooledRows.State.READING);
        }

        @Override
        public void begun(SpooledRows<R> rows) {
            columns.makeRoom(rows);
        }

        @Override
        public void reading(SpooledRows<R> rows) {
            double share = rows.found() == 0 ? -1 : (double) rows.getRead() / rows.found();
            footer.progress(share, text("table.reading", cells.count(rows.getRead())), rows::cancel);
        }
    }

    private void shown() {
        stale(false);
        sayNothing();
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
            exportable.set(onDisk.isSettled());
        }
    }

    private void clear() {
        onDisk.drop();
        order.show(List.of());
        stale(false);
        footer.noProgress();
        exportable.set(false);
    }

    /** The table is not needed any more: closes the rows it shows. */
    public void close() {
        clear();
    }

    private void showCount() {
        footer.count(count.text(stale));
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
        copy.cells();
    }

    void copyRow() {
        R row = focusedRow();
        if (row != null) {
            copy.row(row);
        }
    }

    /** Copies the column of the focused cell, with its title. */
    void copyColumn() {
        copy.column(content());
    }

    CellTexts cells() {
        return cells;
    }
}
