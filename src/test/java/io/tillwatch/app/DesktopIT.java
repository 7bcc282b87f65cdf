package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a person does from morning to evening, in a real window on real servers. */
@Tag("it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesktopIT {
    @TempDir
    static @Nullable Path folder;

    private static @Nullable DesktopSession shared;

    private final DesktopSession session = session();
    private final LocalDate yesterday = session.yesterday();

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
    }

    @AfterAll
    static void closeTheWindow() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    private void press(Node node, KeyCode key, boolean control) {
        DesktopSession.onUi(() -> {
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, control, false, false));
            return null;
        });
        session.settle();
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

    private long rows(String table) {
        TableView<?> view = session.get("#" + table, TableView.class);
        return DesktopSession.onUi(() -> (long) view.getItems().size());
    }

    @Test
    @Order(1)
    @SuppressWarnings("unchecked")
    void searchesAStoreByPartOfItsId() {
        session.open("tillwatch://stores");
        TextField query = session.get("#stores-query", TextField.class);
        ListView<String> found = session.get("#stores-found", ListView.class);
        DesktopSession.await(() -> DesktopSession.onUi(() -> found.getItems().size()) == 60, "all stores are listed");
        String wanted = DesktopSession.onUi(() -> found.getItems().get(17));
        DesktopSession.onUi(() -> {
            query.setText(wanted.substring(1));
            return null;
        });
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> found.getItems().contains(wanted)
                        && found.getItems().stream().allMatch(id -> id.contains(wanted.substring(1)))),
                "only stores with this part are listed");
        DesktopSession.onUi(() -> {
            found.getSelectionModel().select(wanted);
            return null;
        });
        DesktopSession.await(() -> text("store-title").contains(wanted), "the store's page is there");
        assertTrue(session.address().contains("store=" + wanted), session.address());
        assertTrue(rows("store-days") > 0);
    }

    @Test
    @Order(2)
    void leadsFromAStoresDateToItsSales() throws Exception {
        session.open("tillwatch://dates?date=" + yesterday);
        DesktopSession.await(() -> rows("dates-stores") > 0, "stores of the date are listed");
        long counted =
                count("SELECT COUNT(DISTINCT store_id) FROM platform_sales WHERE DATE(sold_at) = '" + yesterday + "'");
        assertEquals(counted, rows("dates-stores"));
        session.open("tillwatch://sales?from=" + yesterday + "&to=" + yesterday);
        DesktopSession.await(() -> rows("sales-rows") > 0, "sales are listed");
        assertEquals(
                count("SELECT COUNT(*) FROM platform_sales WHERE DATE(sold_at) = '" + yesterday + "'"),
                rows("sales-rows"));
        fire("back");
        assertTrue(session.address().startsWith("tillwatch://dates"), session.address());
        fire("forward");
        assertTrue(session.address().startsWith("tillwatch://sales"), session.address());
    }

    private long count(String sql) throws Exception {
        try (var connection = session.database().connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    @Order(3)
    void findsAnythingByItsWords() {
        session.open("tillwatch://overview");
        press(session.window().scene().getRoot(), KeyCode.K, true);
        TextField words = session.get("#palette-query", TextField.class);
        DesktopSession.onUi(() -> {
            words.setText(yesterday.toString());
            return null;
        });
        ListView<?> found = session.get("#palette-found", ListView.class);
        DesktopSession.await(() -> !DesktopSession.onUi(() -> found.getItems().isEmpty()), "something is found");
        press(words, KeyCode.ENTER, false);
        DesktopSession.await(() -> session.address().contains(yesterday.toString()), "the date is open");
    }

    @Test
    @Order(3)
    @SuppressWarnings("unchecked")
    void findsAStoreByItsIdAndEnterAlone() {
        session.open("tillwatch://overview");
        press(session.window().scene().getRoot(), KeyCode.K, true);
        TextField words = session.get("#palette-query", TextField.class);
        DesktopSession.onUi(() -> {
            words.setText("1010");
            return null;
        });
        ListView<Object> found = session.get("#palette-found", ListView.class);
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> found.getSelectionModel().getSelectedItem() != null),
                "the store is found and chosen");
        press(words, KeyCode.ENTER, false);
        assertEquals("tillwatch://stores?store=1010", session.address());
    }

    @Test
    @Order(4)
    void syncsWhatIsNewAndTellsHowItEnded() throws Exception {
        session.database()
                .execute("UPDATE platform_sales SET amount_sale = amount_sale + 100, modified = UTC_TIMESTAMP()"
                        + " + INTERVAL 9 HOUR - INTERVAL 1 SECOND ORDER BY id LIMIT 7");
        session.open("tillwatch://runs");
        fire("start-sync");
        fire("start-preview");
        session.get("#ended-go", Button.class);
        assertTrue(text("ended-sentence").contains("7"), text("ended-sentence"));
        fire("ended-go");
        DesktopSession.await(
                () -> !session.window().job().isRunning()
                        && !text("ended-title").isEmpty(),
                "the sync has ended");
        assertFalse(session.find("#running-cancel", Button.class).isPresent());
        DesktopSession.await(() -> rows("runs-history") >= 3, "the run is in the history");
        fire("ended-dismiss");
    }

    @Test
    @Order(5)
    void cancelsARunThatIsUnderWay() {
        session.open("tillwatch://runs");
        fire("start-rebuild");
        fire("start-at-once");
        Button cancel = session.get("#running-cancel", Button.class);
        DesktopSession.onUi(() -> {
            cancel.fire();
            return null;
        });
        DesktopSession.await(() -> !session.window().job().isRunning(), "the run has stopped");
        session.settle();
        assertNotEquals("", text("ended-title"));
        fire("ended-dismiss");
    }

    @Test
    @Order(6)
    void speaksKoreanAndTurnsDarkWhereOneIs() {
        session.open("tillwatch://dates?date=" + yesterday);
        String before = session.address();
        session.look(true, true);
        assertEquals(before, session.address());
        assertEquals("매출일", DesktopSession.onUi(session.get("#screen-dates", ButtonBase.class)::getText));
        session.look(false, false);
        assertEquals("Dates", DesktopSession.onUi(session.get("#screen-dates", ButtonBase.class)::getText));
    }

    @Test
    @Order(7)
    void keepsWhatIsThereWhileTheIndexIsAwayAndGoesOnWhenItIsBack() throws Exception {
        session.open("tillwatch://dates?date=" + yesterday);
        long before = rows("dates-stores");
        session.cable().pull();
        Label lost = session.get("#lost", Label.class);
        assertTrue(DesktopSession.onUi(lost::getText).contains("Elasticsearch"));
        assertEquals(before, rows("dates-stores"));
        session.cable().putIn();
        DesktopSession.await(() -> session.find("#lost", Label.class).isEmpty(), "the connection is back");
        session.settle();
        assertEquals(before, rows("dates-stores"));
    }
}
