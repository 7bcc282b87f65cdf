package io.tillwatch.ui.sales;

import io.tillwatch.service.IndexedSale;
import io.tillwatch.service.Tombstone;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
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
            content.getChildren().add(new FlagGroup(texts, formats).of(flag));
        }
        String store = sale.text("store_id");
        LocalDate date = sale.date("business_date");
        DetailGroup group = new DetailGroup("sales.group.sale", texts);
        group.link("store_id", store, () -> navigator.open(Address.of("stores").with("store", store)));
        group.link(
                "business_date",
                date == null ? null : formats.date(date),
                () -> navigator.open(Address.of("dates").with("date", date)));
        group.line("sold_at", formats.dateTime(sale.instant("sold_at")));
        group.line("platform", sale.text("platform"));
        group.line("remark", sale.text("remark"));
        content.getChildren().add(group);
        DetailGroup payout = new DetailGroup("sales.group.payout", texts);
        payout.line("amount_sale", formats.won(sale.number("amount_sale")));
        payout.line("amount_fee", formats.won(sale.number("amount_fee")));
        payout.line("amount_deposit", formats.won(sale.number("amount_deposit")));
        payout.line("will_deposited_at", formats.dateTime(sale.instant("will_deposited_at")));
        content.getChildren().add(payout);
        DetailGroup card = new DetailGroup("sales.group.card", texts);
        for (String column : List.of("card_company", "card_category", "card_number", "num_approval")) {
            card.line(column, sale.text(column));
        }
        content.getChildren().add(card);
        DetailGroup handling = new DetailGroup("sales.group.handling", texts);
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
        content.getChildren().add(handling);
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

    private Node history(SaleDetail detail, SaleRow sale) {
        DetailGroup group = new DetailGroup("sales.group.history", texts);
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
        return group;
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
        CopiedText.put(id());
    }

    private void copyAddress() {
        CopiedText.put(Address.of("sales").with("id", id()).toString());
    }
}
