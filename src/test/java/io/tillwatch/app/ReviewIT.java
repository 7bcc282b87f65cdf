package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.SqlOracle;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
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
}
