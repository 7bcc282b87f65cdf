package io.tillwatch.ui.sales;

import io.tillwatch.service.IndexedSale;
import io.tillwatch.service.Tombstone;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything of one sale, in groups, beside the list. */
final class SaleDetailPane {
    private final SalesViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final VBox root = new VBox();
    private final Label title = new Label();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);

    SaleDetailPane(SalesViewModel viewModel, Navigator navigator, Texts texts, Formats formats) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        root.setId("sale-detail");
        root.getStyleClass().add("detail");
        title.setId("sale-detail-title");
        title.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                title,
                gap,
                icon("sale-copy-id", "fth-copy", "sales.detail.copy.id", this::copyId),
                icon("sale-copy-address", "fth-link", "sales.detail.copy.address", this::copyAddress),
                icon("sale-close", "fth-x", "sales.detail.close", () -> viewModel.choose("")));
        head.getStyleClass().add("detail-head");
        content.getStyleClass().add("detail-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getChildren().setAll(head, scroll);
        viewModel.saleProperty().subscribe(sale -> show());
        viewModel.saleBusyProperty().subscribe(busy -> show());
        viewModel.saleErrorProperty().subscribe(error -> show());
        viewModel.addressProperty().subscribe(address -> show());
    }

    Node node() {
        return root;
    }

    private String id() {
        return viewModel.addressProperty().get().get("id").orElse("");
    }

    private void show() {
        String id = id();
        root.setVisible(!id.isEmpty());
        root.setManaged(!id.isEmpty());
        if (id.isEmpty()) {
            return;
        }
        title.setText(texts.text("sales.detail.title", id));
        SaleDetail detail = viewModel.saleProperty().get();
        ScreenError error = viewModel.saleErrorProperty().get();
        if (error != null) {
            content.getChildren().setAll(StateBox.failed(error, texts, viewModel::load));
        } else if (detail == null || !detail.id().equals(id)) {
            content.getChildren().setAll(StateBox.loading(texts));
        } else if (detail.sale() == null) {
            content.getChildren().setAll(StateBox.empty("fth-search", texts.text("sales.detail.none", id)));
            Tombstone gone = detail.tombstone();
            if (gone != null) {
                content.getChildren().add(note(texts.text("sales.detail.gone", formats.dateTime(gone.deletedAt()))));
            }
        } else {
            show(detail, detail.sale());
        }
    }

    private void show(SaleDetail detail, SaleRow sale) {
        content.getChildren().setAll(top(sale));
        SaleRow flag = detail.flag();
        if (flag != null) {
            content.getChildren().add(flag(flag));
        }
        String store = sale.text("store_id");
        LocalDate date = sale.date("business_date");
        Group group = new Group("sales.group.sale");
        group.link("store_id", store, Address.of("stores").with("store", store));
        group.link(
                "business_date",
                date == null ? null : formats.date(date),
                Address.of("dates").with("date", date));
        group.line("sold_at", formats.dateTime(sale.instant("sold_at")));
        group.line("platform", sale.text("platform"));
        group.line("remark", sale.text("remark"));
        content.getChildren().add(group.grid);
        Group payout = new Group("sales.group.payout");
        payout.line("amount_sale", formats.won(sale.number("amount_sale")));
        payout.line("amount_fee", formats.won(sale.number("amount_fee")));
        payout.line("amount_deposit", formats.won(sale.number("amount_deposit")));
        payout.line("will_deposited_at", formats.dateTime(sale.instant("will_deposited_at")));
        content.getChildren().add(payout.grid);
        Group card = new Group("sales.group.card");
        for (String column : List.of("card_company", "card_category", "card_number", "num_approval")) {
            card.line(column, sale.text(column));
        }
        content.getChildren().add(card.grid);
        Group handling = new Group("sales.group.handling");
        for (String column : List.of(
                "detail_status",
                "processing_status",
                "result_code",
                "result_msg",
                "daily_sale_id",
                "extra_payment_id",
                "raw_data")) {
            handling.line(column, sale.text(column));
        }
        content.getChildren().add(handling.grid);
        content.getChildren().add(history(detail, sale));
        content.getChildren().add(note(texts.text("sales.history.note")));
    }

    private Node top(SaleRow sale) {
        Label amount = new Label(formats.won(sale.number("amount_sale")));
        amount.setId("sale-detail-amount");
        amount.getStyleClass().add("figure");
        HBox line = new HBox(amount);
        line.getStyleClass().add("detail-amount");
        if (sale.is("is_canceled")) {
            line.getChildren().add(badge("sales.state.CANCELED", "muted"));
        }
        if (sale.is("flagged")) {
            line.getChildren().add(badge("sales.state.FLAGGED", "warning"));
        }
        return line;
    }

    private Label badge(String key, String style) {
        Label badge = new Label(texts.text(key));
        badge.getStyleClass().addAll("badge", style);
        return badge;
    }

    private Node flag(SaleRow flag) {
        Group group = new Group("sales.group.flag");
        boolean withdrawn = flag.is("withdrawn");
        if (withdrawn) {
            group.wide(texts.text("sales.flag.withdrawn"));
        }
        if (flag.fields().get("reasons") instanceof List<?> reasons) {
            for (Object reason : reasons) {
                if (reason instanceof Map<?, ?> fields) {
                    group.wide(sentence(fields, flag.number("baseline")));
                }
            }
        }
        group.named("sales.flag.score", score(flag));
        group.named("sales.flag.baseline", formats.won(flag.number("baseline")));
        group.named("sales.flag.at", formats.dateTime(flag.instant("flagged_at")));
        String rules = flag.number("rules_version") == null ? null : formats.count(flag.number("rules_version"));
        group.named("sales.flag.rules", rules);
        group.named("sales.flag.review", review(flag.text("review_state")));
        // What a reviewer wrote, where one did.
        if (flag.text("decided_by") != null) {
            group.named("sales.flag.decided.by", flag.text("decided_by"));
            group.named("sales.flag.decided.at", formats.dateTime(flag.instant("decided_at")));
        }
        if (flag.text("reason") != null) {
            group.named("sales.flag.reason", flag.text("reason"));
        }
        if (flag.text("note") != null) {
            group.named("sales.flag.note", flag.text("note"));
        }
        group.grid.getStyleClass().add(withdrawn ? "withdrawn" : "flag");
        return group.grid;
    }

    private String review(@Nullable String state) {
        return state == null ? Formats.NONE : texts.textOr("sales.review." + state, state);
    }

    private static String score(SaleRow flag) {
        Double score = flag.fraction("score");
        return score == null ? Formats.NONE : String.format(Locale.ROOT, "%,.2f", score);
    }

    private String sentence(Map<?, ?> reason, @Nullable Long baseline) {
        Long value = number(reason.get("value"));
        Long threshold = number(reason.get("threshold"));
        return switch (String.valueOf(reason.get("code"))) {
            case "ABOVE_BASELINE" ->
                baseline == null
                        ? texts.text("sales.reason.above", formats.won(value), formats.won(threshold))
                        : texts.text(
                                "sales.reason.above.baseline",
                                formats.won(value),
                                formats.won(threshold),
                                formats.won(baseline));
            case "REPEATED_AMOUNT" ->
                texts.text("sales.reason.repeated", formats.count(value), formats.count(threshold));
            default -> texts.text("sales.reason.other");
        };
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    private Node history(SaleDetail detail, SaleRow sale) {
        Group group = new Group("sales.group.history");
        Instant created = sale.instant("created");
        Instant modified = sale.instant("modified");
        group.line("created", formats.dateTime(created));
        boolean untouched = created != null && created.equals(modified);
        group.line("modified", untouched ? texts.text("sales.history.untouched") : formats.dateTime(modified));
        if (sale.is("is_canceled")) {
            group.named("sales.history.canceled", texts.text("sales.history.canceled.by", formats.dateTime(modified)));
        }
        Tombstone gone = detail.tombstone();
        if (gone != null) {
            group.named("sales.history.gone", formats.dateTime(gone.deletedAt()));
        }
        IndexedSale stamp = detail.stamp();
        group.named("sales.history.version", stamp == null ? null : Long.toString(stamp.version()));
        return group.grid;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().addAll("quiet", "detail-note");
        return note;
    }

    private Button icon(String id, String icon, String key, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small", "button-icon");
        button.setTooltip(new Tooltip(texts.text(key)));
        button.setAccessibleText(texts.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void copyId() {
        copy(id());
    }

    private void copyAddress() {
        copy(Address.of("sales").with("id", id()).toString());
    }

    private static void copy(String text) {
        ClipboardContent copied = new ClipboardContent();
        copied.putString(text);
        Clipboard.getSystemClipboard().setContent(copied);
    }

    /** Names on the left, values on the right, under a title. */
    private final class Group {
        private final GridPane grid = new GridPane();
        private int row;

        Group(String titleKey) {
            grid.getStyleClass().add("detail-group");
            ColumnConstraints names = new ColumnConstraints();
            names.setPercentWidth(36);
            ColumnConstraints values = new ColumnConstraints();
            values.setPercentWidth(64);
            grid.getColumnConstraints().setAll(names, values);
            Label heading = new Label(texts.text(titleKey));
            heading.getStyleClass().add("card-title");
            grid.add(heading, 0, row++, 2, 1);
        }

        void line(String column, @Nullable String value) {
            named("sales.column." + column, value);
        }

        void named(String key, @Nullable String value) {
            Label shown = new Label(value == null || value.isEmpty() ? Formats.NONE : value);
            shown.setWrapText(true);
            add(key, shown);
        }

        void link(String column, @Nullable String value, Address address) {
            if (value == null || value.isEmpty()) {
                line(column, null);
                return;
            }
            Hyperlink link = new Hyperlink(value);
            link.setId("sale-link-" + column);
            link.setOnAction(event -> navigator.open(address));
            add("sales.column." + column, link);
        }

        void wide(String text) {
            Label shown = new Label(text);
            shown.setWrapText(true);
            grid.add(shown, 0, row++, 2, 1);
        }

        private void add(String key, Node value) {
            Label name = new Label(texts.text(key));
            name.setWrapText(true);
            name.getStyleClass().add("quiet");
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
            grid.add(name, 0, row);
            grid.add(value, 1, row++);
        }
    }
}
