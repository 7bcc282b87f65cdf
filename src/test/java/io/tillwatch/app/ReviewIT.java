package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tillwatch.elastic.ElasticServer;
import io.tillwatch.model.ClosingReason;
import io.tillwatch.service.review.ReviewAction;
import io.tillwatch.service.review.Reviews;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.SqlOracle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.event.Event;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Flags on screen, beside what SQL says of the same rows. */
@Tag("it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewIT {
    private static final String FLAGS = "platform_fraud_sales";

    @TempDir
    static @Nullable Path folder;

    private static @Nullable DesktopSession shared;
    private static Map<String, SqlOracle.Flag> expected = Map.of();

    private final DesktopSession session = session();

    private static DesktopSession session() {
        if (shared == null) {
            throw new IllegalStateException("no window was opened");
        }
        return shared;
    }

    @BeforeAll
    static void openTheWindow() throws Exception {
        if (folder == null) {
            throw new IllegalStateException("no folder");
        }
        shared = new DesktopSession(folder);
        expected = new SqlOracle(shared.database(), shared.yesterday().plusDays(1)).flags();
    }

    @AfterAll
    static void closeTheWindow() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    private void fire(String id) {
        ButtonBase button = session.get("#" + id, ButtonBase.class);
        DesktopSession.onUi(() -> {
            button.fire();
            return null;
        });
        session.settle();
    }

    private String text(String id) {
        return DesktopSession.onUi(
                () -> session.find("#" + id, Label.class).map(Label::getText).orElse(""));
    }

    private void awaitRows(long count) {
        TableView<?> view = session.get("#review-flags", TableView.class);
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> (long) view.getItems().size()) == count, count + " flags are listed");
    }

    @Test
    @Order(1)
    void listsEveryFlagThatSqlFinds() {
        assertTrue(expected.size() > 50, () -> expected.size() + " flags are too few to tell anything");
        session.open("tillwatch://review");
        awaitRows(expected.size());
        assertEquals("%,d flags".formatted(expected.size()), text("review-found"));
    }

    @Test
    @Order(2)
    void showsThoseWithOneReasonAlone() {
        long repeated =
                expected.values().stream().filter(flag -> flag.streak() > 0).count();
        assertTrue(repeated > 0 && repeated < expected.size());
        session.open("tillwatch://review");
        MenuButton reasons = session.get("#review-reason", MenuButton.class);
        DesktopSession.onUi(() -> {
            CheckMenuItem item = reasons.getItems().stream()
                    .filter(each -> "review-reason-repeated_amount".equals(each.getId()))
                    .map(CheckMenuItem.class::cast)
                    .findFirst()
                    .orElseThrow();
            item.setSelected(true);
            item.fire();
            return null;
        });
        session.settle();
        assertEquals("tillwatch://review?reason=repeated-amount", session.address());
        awaitRows(repeated);
    }

    @Test
    @Order(3)
    void tellsWhyAFlagWasRaisedAndLeadsToItsSale() {
        session.open("tillwatch://review?state=open&reason=above-baseline");
        awaitRows(expected.values().stream().filter(SqlOracle.Flag::above).count());
        TableView<?> view = session.get("#review-flags", TableView.class);
        DesktopSession.await(() -> DesktopSession.onUi(() -> view.getItems().getFirst() != null), "flags are read");
        DesktopSession.onUi(() -> {
            view.getSelectionModel().select(0);
            return null;
        });
        DesktopSession.await(() -> session.address().contains("id="), "the flag is open");
        session.settle();
        String id = session.address().replaceAll(".*id=", "");
        SqlOracle.Flag flag = Objects.requireNonNull(expected.get(id), id);
        assertTrue(flag.above(), id);
        assertEquals("₩%,d".formatted(flag.amount()), text("flag-detail-amount"));
        String times = "%,.1f times".formatted(flag.amount() / (double) Objects.requireNonNull(flag.baseline()));
        GridPane sentences = session.get("#flag-reasons", GridPane.class);
        String reasons = DesktopSession.onUi(() -> sentences.getChildren().stream()
                .filter(Label.class::isInstance)
                .map(child -> ((Label) child).getText())
                .reduce("", (all, next) -> all + "\n" + next));
        assertTrue(reasons.contains(times), reasons);
        fire("flag-link-sale");
        DesktopSession.await(() -> session.address().startsWith("tillwatch://sales"), "the sale is open");
        assertTrue(session.address().contains("id=" + id), session.address());
    }

    @Test
    @Order(4)
    void aNumberOfOpenFlagsLeadsToAsManyRows() {
        String decided = expected.keySet().iterator().next();
        IndexDump dump = new IndexDump(session.index());
        assertTrue(dump.update(
                FLAGS,
                decided,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("review_state", "dismissed")
                        .put("note", "known guest")));
        dump.call("POST", dump.name(FLAGS) + "/_refresh", "");

        session.open("tillwatch://overview");
        fire("overview-flags");
        assertEquals("tillwatch://review?state=open", session.address());
        awaitRows(expected.size() - 1);

        session.open("tillwatch://review?state=dismissed&id=" + decided);
        awaitRows(1);
        DesktopSession.await(() -> text("flag-detail-state").equals("Dismissed"), "the decision is shown");
    }

    private void press(KeyCode key) {
        DesktopSession.onUi(() -> {
            TableView<?> view = session.get("#review-flags", TableView.class);
            KeyEvent typed =
                    new KeyEvent(KeyEvent.KEY_PRESSED, key.getChar(), key.getChar(), key, false, false, false, false);
            Event.fireEvent(view, typed);
            return null;
        });
    }

    private void awaitFirst() {
        TableView<?> view = session.get("#review-flags", TableView.class);
        DesktopSession.await(
                () -> DesktopSession.onUi(
                        () -> !view.getItems().isEmpty() && view.getItems().getFirst() != null),
                "flags are read");
        session.settle();
    }

    private void awaitOpen(String before) {
        DesktopSession.await(
                () -> session.address().contains("id=")
                        && !session.address().equals(before)
                        && text("flag-detail-title")
                                .endsWith(session.address()
                                        .replaceAll(".*id=", "")
                                        .replaceAll("&.*", ""))
                        && DesktopSession.onUi(() -> session.find("#flag-decide", VBox.class)
                                .map(VBox::isVisible)
                                .orElse(false))
                        && !text("flag-detail-amount").isEmpty(),
                () -> "the flag after " + before + " is open, but " + session.address() + " "
                        + text("flag-detail-title") + text("flag-review-wrong"));
        session.settle();
    }

    @Test
    @Order(5)
    void aReviewerClearsFiftyFlagsWithTheKeyboardAlone() {
        session.open("tillwatch://review?view=queue");
        awaitFirst();
        String before = session.address();
        press(KeyCode.J);
        Set<String> cleared = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            awaitOpen(before);
            before = session.address();
            cleared.add(before.replaceAll(".*id=", "").replaceAll("&.*", ""));
            press(i % 2 == 0 ? KeyCode.C : KeyCode.D);
            press(KeyCode.DIGIT2);
        }
        assertEquals(50, cleared.size());
        session.settle();
        IndexDump dump = new IndexDump(session.index());
        DesktopSession.await(
                () -> dump.documents(FLAGS).entrySet().stream()
                                .filter(entry -> cleared.contains(entry.getKey()))
                                .filter(entry -> List.of("confirmed", "dismissed")
                                        .contains(entry.getValue()
                                                .path("review_state")
                                                .asText()))
                                .count()
                        == 50,
                "all fifty are decided");
        session.open("tillwatch://review?state=open");
        awaitRows(expected.size() - 1 - 50);
    }

    @Test
    @Order(6)
    void anotherDesktopThatWasFirstIsNamedAndADecisionIsTakenBack() {
        session.open("tillwatch://review?view=queue");
        awaitFirst();
        String before = session.address();
        press(KeyCode.J);
        awaitOpen(before);
        String id = session.address().replaceAll(".*id=", "").replaceAll("&.*", "");
        try (ElasticServer other =
                ElasticServer.connect(session.index(), Executors.newVirtualThreadPerTaskExecutor())) {
            Reviews lee = new Reviews(other.reviews(), other.journal(), "lee@elsewhere", Instant::now, null);
            lee.act(lee.find(id), ReviewAction.decide(ClosingReason.LARGE_ORDER, ""));
            before = session.address();
            press(KeyCode.C);
            press(KeyCode.DIGIT1);
            DesktopSession.await(
                    () -> text("flag-review-wrong").contains("lee@elsewhere was here first"), "lee is named");
            assertEquals("dismissed", lee.find(id).state());

            awaitOpen(before);
            String next = session.address().replaceAll(".*id=", "").replaceAll("&.*", "");
            press(KeyCode.S);
            press(KeyCode.DIGIT3);
            DesktopSession.await(() -> !lee.find(next).get("snoozed_until").isEmpty(), "it is snoozed");
            press(KeyCode.K);
            DesktopSession.await(() -> session.address().contains("id=" + next), "the one before is open");
            awaitOpen(before);
            session.settle();
            press(KeyCode.U);
            DesktopSession.await(() -> lee.find(next).get("snoozed_until").isEmpty(), "it is taken back");
            press(KeyCode.T);
            DesktopSession.await(() -> !lee.find(next).get("locked_by").isEmpty(), "it is taken");
            assertTrue(lee.journal().check().isIntact());
        }
    }
}
