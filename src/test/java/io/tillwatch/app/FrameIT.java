package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The window never stands still, on screens with thousands of rows either. */
@Tag("it")
class FrameIT {
    private static final int STORES = 3_000;
    private static final Duration FRAME = Duration.ofMillis(100);
    /** The best of them counts: the first ones run code that is not compiled yet. */
    private static final int REPETITIONS = 4;

    @TempDir
    static @Nullable Path folder;

    private static @Nullable DesktopSession shared;

    private final DesktopSession session = Objects.requireNonNull(shared);

    @BeforeAll
    static void openTheWindow() throws Exception {
        shared = new DesktopSession(
                Objects.requireNonNull(folder), new DesktopSession.Size(STORES, 4, 16_000, 1280, 800));
    }

    @AfterAll
    static void closeTheWindow() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    private void staysQuick(String what, Runnable work) {
        List<Long> longest = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            longest.add(UiWork.longestWhile(work).toMillis());
        }
        System.out.println("Longest frame while " + what + ": " + longest + " ms");
        assertTrue(
                longest.stream().mapToLong(Long::longValue).min().orElseThrow() <= FRAME.toMillis(),
                "longest frames while " + what + ", ms: " + longest);
    }

    private static void frames() {
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private void type(Node field, String text) {
        text.chars().forEach(letter -> key(field, KeyEvent.KEY_TYPED, Character.toString(letter), KeyCode.UNDEFINED));
    }

    private void key(Node node, javafx.event.EventType<KeyEvent> type, String letter, KeyCode code) {
        DesktopSession.onUi(() -> {
            Event.fireEvent(node, new KeyEvent(type, letter, "", code, false, false, false, false));
            return null;
        });
        frames();
    }

    private void erase(TextField field) {
        while (!DesktopSession.onUi(field::getText).isEmpty()) {
            key(field, KeyEvent.KEY_PRESSED, "", KeyCode.BACK_SPACE);
        }
    }

    private void scroll(String table) {
        Node flow = session.get("#" + table + " .virtual-flow", Node.class);
        for (int i = 0; i < 60; i++) {
            double rows = i < 40 ? -700 : 900;
            DesktopSession.onUi(() -> {
                Event.fireEvent(
                        flow,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                5,
                                5,
                                5,
                                5,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                0,
                                rows,
                                0,
                                rows,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                null));
                return null;
            });
            frames();
        }
    }

    private TableView<?> table(String id) {
        TableView<?> table = session.get("#" + id, TableView.class);
        DesktopSession.await(() -> DesktopSession.onUi(() -> table.getItems().size()) > 1_000, id + " has its rows");
        return table;
    }

    private void goTo(String screen) {
        ButtonBase button = session.get("#screen-" + screen, ButtonBase.class);
        DesktopSession.onUi(() -> {
            button.fire();
            return null;
        });
        frames();
    }

    private String anyDay() {
        return session.yesterday().minusDays(1).toString();
    }

    @Test
    void thousandsOfStoresOnADate() {
        session.open("tillwatch://dates?date=" + anyDay());
        TableView<?> table = table("dates-stores");
        staysQuick("a date is searched for a store", () -> {
            TextField store = session.get("#dates-store", TextField.class);
            type(store, "1042");
            session.settle();
            erase(store);
            session.settle();
        });
        staysQuick("a date's stores are scrolled", () -> scroll("dates-stores"));
        staysQuick("a date's stores are sorted", () -> {
            for (int column = 0; column < 4; column++) {
                TableColumn<?, ?> by = table.getVisibleLeafColumn(column);
                DesktopSession.onUi(() -> {
                    sort(table, by);
                    return null;
                });
                frames();
            }
        });
        staysQuick("another date is opened", () -> {
            session.open("tillwatch://dates?date=" + session.yesterday());
            session.open("tillwatch://dates?date=" + anyDay());
        });
    }

    @SuppressWarnings("unchecked")
    private static <R> void sort(TableView<R> table, TableColumn<?, ?> by) {
        table.getSortOrder().setAll((TableColumn<R, ?>) by);
    }

    @Test
    void thousandsOfSales() {
        session.open("tillwatch://sales?range=all");
        table("sales-rows");
        staysQuick("sales are scrolled", () -> scroll("sales-rows"));
        staysQuick("sales are read in another order", () -> {
            session.open("tillwatch://sales?range=all&sort=amount_sale");
            session.settle();
            session.open("tillwatch://sales?range=all");
            session.settle();
        });
    }

    @Test
    void thousandsOfStores() {
        session.open("tillwatch://stores?store=1010");
        TextField query = session.get("#stores-query", TextField.class);
        staysQuick("stores are searched", () -> {
            type(query, "1042");
            session.settle();
            erase(query);
            session.settle();
        });
        staysQuick("one store after another is opened", () -> {
            session.open("tillwatch://stores?store=1011");
            session.open("tillwatch://stores?store=1012");
            session.open("tillwatch://stores?store=1010");
        });
        staysQuick("stores are scrolled", () -> scroll("stores-found"));
    }

    @Test
    void fromOneScreenToTheOther() {
        session.open("tillwatch://stores?store=1010");
        session.open("tillwatch://sales?range=all");
        session.open("tillwatch://dates?date=" + anyDay());
        staysQuick("going from one screen to the other", () -> {
            for (String screen : List.of("stores", "sales", "dates", "overview", "sales", "stores", "dates")) {
                goTo(screen);
                session.settle();
            }
        });
    }
}
