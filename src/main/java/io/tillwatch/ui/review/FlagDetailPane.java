package io.tillwatch.ui.review;

import io.tillwatch.model.DayTotals;
import io.tillwatch.service.FlagRows.State;
import io.tillwatch.service.review.FlagReview;
import io.tillwatch.service.review.JournalEntry;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.StateBox;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why one sale is flagged, what is normal at its store, and what was decided; beside the list. */
final class FlagDetailPane {
    private final ReviewViewModel viewModel;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final FlagWords words;
    private final VBox root = new VBox();
    private final Label title = new Label();
    private final VBox content = new VBox();

    private final DecisionPane decisions;

    /** @param moveOn opens the next flag of the list */
    FlagDetailPane(
            ReviewViewModel viewModel,
            Navigator navigator,
            FlagWords words,
            Texts texts,
            Formats formats,
            Runnable moveOn) {
        this.viewModel = viewModel;
        this.navigator = navigator;
        this.words = words;
        this.texts = texts;
        this.formats = formats;
        root.setId("flag-detail");
        root.getStyleClass().add("detail");
        title.setId("flag-detail-title");
        title.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, close());
        head.getStyleClass().add("detail-head");
        content.getStyleClass().add("detail-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        decisions = new DecisionPane(viewModel, texts, formats, moveOn);
        root.getChildren().setAll(head, scroll, decisions.node());
        viewModel.flagProperty().subscribe(flag -> show());
        viewModel.flagBusyProperty().subscribe(busy -> show());
        viewModel.flagErrorProperty().subscribe(error -> show());
        viewModel.addressProperty().subscribe(address -> show());
    }

    private Button close() {
        Button button = new Button("", new FontIcon("fth-x"));
        button.setId("flag-close");
        button.getStyleClass().addAll("flat", "small", "button-icon");
        button.setTooltip(new Tooltip(texts.text("review.detail.close")));
        button.setAccessibleText(texts.text("review.detail.close"));
        button.setOnAction(event -> viewModel.choose(""));
        return button;
    }

    Node node() {
        return root;
    }

    DecisionPane decisions() {
        return decisions;
    }

    private void show() {
        String id = viewModel.addressProperty().get().get("id").orElse("");
        root.setVisible(!id.isEmpty());
        root.setManaged(!id.isEmpty());
        if (id.isEmpty()) {
            return;
        }
        title.setText(texts.text("review.detail.title", id));
        FlagDetail detail = viewModel.flagProperty().get();
        ScreenError error = viewModel.flagErrorProperty().get();
        if (error != null) {
            content.getChildren().setAll(StateBox.failed(error, texts, viewModel::load));
        } else if (detail == null || !detail.id().equals(id)) {
            content.getChildren().setAll(StateBox.loading(texts));
        } else if (detail.flag() == null) {
            content.getChildren().setAll(StateBox.empty("fth-flag", texts.text("review.detail.none", id)));
        } else {
            show(detail, detail.flag(), detail.storeDay());
        }
    }

    private void show(FlagDetail detail, FlagRow flag, @Nullable DayTotals storeDay) {
        content.getChildren()
                .setAll(
                        top(flag),
                        reasons(flag),
                        effect(flag, storeDay),
                        sale(flag),
                        amounts(flag),
                        storeDay(flag, storeDay),
                        decision(detail, flag));
    }

    /** What becomes of the store's date, and of the payout, without this sale. */
    private Node effect(FlagRow flag, @Nullable DayTotals storeDay) {
        Long amount = flag.number("amount_sale");
        Facts facts = new Facts(texts, "review.group.effect");
        if (storeDay != null && storeDay.count() > 0 && amount != null) {
            Long without = storeDay.count() == 1
                    ? null
                    : (Long) Math.floorDiv(storeDay.total() - amount, storeDay.count() - 1);
            facts.line(
                    "review.effect.aov",
                    texts.text("review.effect.from", formats.won(storeDay.averageOrderValue()), formats.won(without)));
        }
        return facts.line("review.effect.payout", formats.won(flag.atStake(viewModel.beginOfToday())))
                .node();
    }

    private Node top(FlagRow flag) {
        Label amount = new Label(formats.won(flag.number("amount_sale")));
        amount.setId("flag-detail-amount");
        amount.getStyleClass().add("figure");
        Label state = new Label(words.state(flag));
        state.setId("flag-detail-state");
        boolean waits = flag.state()
                .filter(is -> is == State.OPEN || is == State.NEEDS_INFORMATION || is == State.CONFIRMED)
                .isPresent();
        state.getStyleClass().addAll("badge", waits ? "warning" : "muted");
        HBox line = new HBox(amount, state);
        line.getStyleClass().add("detail-amount");
        return line;
    }

    private Node reasons(FlagRow flag) {
        Facts facts = new Facts(texts, "review.group.reasons");
        facts.node().setId("flag-reasons");
        for (FlagReason reason : flag.reasons()) {
            facts.wide(words.sentence(reason, flag));
        }
        boolean withdrawn =
                flag.state().filter(state -> state == State.WITHDRAWN).isPresent();
        if (withdrawn || flag.reasons().isEmpty()) {
            facts.wide(texts.text("review.withdrawn"));
        }
        facts.node().getStyleClass().add(withdrawn ? "withdrawn" : "flag");
        return facts.node();
    }

    private Node sale(FlagRow flag) {
        String store = flag.text("store_id");
        LocalDate date = flag.date("business_date");
        return new Facts(texts, "review.group.sale")
                .link("review.column.id", "flag-link-sale", flag.id(), () -> openSale(flag.id()))
                .link(
                        "review.column.store_id",
                        "flag-link-store",
                        store,
                        () -> navigator.open(Address.of("stores").with("store", store)))
                .link(
                        "review.column.business_date",
                        "flag-link-date",
                        date == null ? null : formats.date(date),
                        () -> navigator.open(Address.of("dates").with("date", date)))
                .line("review.column.sold_at", formats.dateTime(flag.instant("sold_at")))
                .line("review.column.platform", flag.text("platform"))
                .line("review.column.card_company", flag.text("card_company"))
                .line("review.column.card_number", flag.text("card_number"))
                .node();
    }

    /** Opens a sale where all of its fields are shown. */
    void openSale(String id) {
        navigator.open(Address.of("sales").with("id", id));
    }

    private Node amounts(FlagRow flag) {
        return new Facts(texts, "review.group.amounts")
                .line("review.column.amount_sale", formats.won(flag.number("amount_sale")))
                .line("review.column.amount_fee", formats.won(flag.number("amount_fee")))
                .line("review.column.amount_deposit", formats.won(flag.number("amount_deposit")))
                .line("review.column.will_deposited_at", formats.dateTime(flag.instant("will_deposited_at")))
                .line("review.column.at_stake", formats.won(flag.atStake(viewModel.beginOfToday())))
                .node();
    }

    private Node storeDay(FlagRow flag, @Nullable DayTotals storeDay) {
        Long average = storeDay == null || storeDay.count() == 0 ? null : (Long) storeDay.averageOrderValue();
        return new Facts(texts, "review.group.store")
                .line("review.column.baseline", formats.won(flag.number("baseline")))
                .line("review.day.aov", formats.won(average))
                .line("review.day.sales", storeDay == null ? null : formats.count(storeDay.count()))
                .line("review.day.spend", storeDay == null ? null : formats.won(storeDay.total()))
                .node();
    }

    private Node decision(FlagDetail detail, FlagRow flag) {
        Facts facts = new Facts(texts, "review.group.decision").line("review.decision", words.decision(flag));
        FlagReview review = detail.review();
        if (review != null && !review.get(FlagReview.REVIEWER).isEmpty()) {
            facts.line("review.decided.by", review.get(FlagReview.REVIEWER))
                    .line("review.decided.at", formats.dateTime(Instant.parse(review.get(FlagReview.REVIEWED_AT))));
        }
        if (review != null && !review.get(FlagReview.REASON).isEmpty()) {
            facts.line("review.decided.reason", words.closing(review.get(FlagReview.REASON)));
        }
        if (review != null && !review.get(FlagReview.NOTE).isEmpty()) {
            facts.line("review.decided.note", review.get(FlagReview.NOTE));
        }
        for (JournalEntry entry : detail.history()) {
            facts.wide(texts.text(
                    "review.history",
                    formats.dateTime(entry.at()),
                    entry.by(),
                    texts.textOr("review.done." + entry.action(), entry.action())));
        }
        Long version = flag.number("rules_version");
        return facts.line("review.column.flagged_at", formats.dateTime(flag.instant("flagged_at")))
                .line("review.rules", version == null ? null : texts.text("review.rules.version", version))
                .node();
    }
}
