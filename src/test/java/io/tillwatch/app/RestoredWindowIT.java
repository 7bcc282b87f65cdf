package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds again on each screen, later on and after a program that was killed. */
@Tag("it")
class RestoredWindowIT {
    @TempDir
    static @Nullable Path folder;

    private static @Nullable DesktopSession shared;

    private final DesktopSession session = Objects.requireNonNull(shared);
    private final LocalDate yesterday = session.yesterday();

    @BeforeAll
    static void openTheWindow() throws Exception {
        shared = new DesktopSession(Objects.requireNonNull(folder));
    }

    @AfterAll
    static void closeTheWindow() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    private void goTo(String screen) {
        ButtonBase button = session.get("#screen-" + screen, ButtonBase.class);
        DesktopSession.onUi(() -> {
            button.fire();
            return null;
        });
        session.settle();
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyScreenIsAsItWasLeft() {
        Map<String, String> left = new LinkedHashMap<>();
        session.open("tillwatch://stores");
        TextField query = session.get("#stores-query", TextField.class);
        DesktopSession.onUi(() -> {
            query.setText("10");
            return null;
        });
        ListView<String> found = session.get("#stores-found", ListView.class);
        DesktopSession.await(() -> DesktopSession.onUi(() -> found.getItems().contains("1010")), "it is found");
        DesktopSession.onUi(() -> {
            found.getSelectionModel().select("1010");
            return null;
        });
        TabPane tabs = session.get("#store-tabs", TabPane.class);
        DesktopSession.onUi(() -> {
            tabs.getSelectionModel().select(1);
            return null;
        });
        session.settle();
        left.put("stores", session.address());
        assertEquals("tillwatch://stores?part=10&store=1010&list=weeks", session.address());

        session.open("tillwatch://dates?date=" + yesterday.minusDays(3) + "&store=10&sizes=spend");
        left.put("dates", session.address());
        session.open("tillwatch://sales?from=" + yesterday.minusDays(2) + "&to=" + yesterday + "&sort=-amount_sale");
        DesktopSession.await(() -> !rows().isEmpty(), "there are sales");
        DesktopSession.onUi(() -> {
            TableView<Object> table = salesTable();
            table.getSelectionModel().select(40, table.getVisibleLeafColumn(0));
            return null;
        });
        String chosen = DesktopSession.onUi(() -> String.valueOf(rows().get(40)));
        left.put("sales", session.address());
        session.open("tillwatch://runs?start=verify&from=" + yesterday.minusDays(9));
        TextField store = session.get("#start-store", TextField.class);
        DesktopSession.onUi(() -> {
            store.setText("1042");
            return null;
        });
        left.put("runs", session.address());
        assertTrue(session.address().contains("store=1042"), session.address());
        session.open("tillwatch://trust?list=rejects");
        left.put("trust", session.address());
        session.open("tillwatch://settings?section=data");
        left.put("settings", session.address());

        check(left, chosen);
        session.reopen();
        assertEquals(left.get("settings"), session.address(), "the screen it was left on");
        check(left, chosen);
    }

    private void check(Map<String, String> left, String chosen) {
        List<String> found = new ArrayList<>();
        for (String screen : left.keySet()) {
            goTo("overview");
            goTo(screen);
            found.add(session.address());
            switch (screen) {
                case "stores" -> checkStores();
                case "sales" -> checkSales(chosen);
                case "runs" ->
                    assertEquals("1042", DesktopSession.onUi(session.get("#start-store", TextField.class)::getText));
                default -> {}
            }
        }
        assertEquals(List.copyOf(left.values()), found);
        goTo("dates");
        goTo("dates");
        // Without a date it is the last one with sales, which the first answer names.
        DesktopSession.await(
                () -> session.address().equals("tillwatch://dates?date=" + yesterday), "a second time it is anew");
        goTo("overview");
        DesktopSession.onUi(() -> {
            session.window()
                    .viewModel()
                    .open(io.tillwatch.ui.common.Address.parse(Objects.requireNonNull(left.get("dates")))
                            .orElseThrow());
            session.window()
                    .viewModel()
                    .open(io.tillwatch.ui.common.Address.parse(Objects.requireNonNull(left.get("settings")))
                            .orElseThrow());
            return null;
        });
        session.settle();
    }

    private void checkStores() {
        ListView<?> stores = session.get("#stores-found", ListView.class);
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> stores.getSelectionModel().getSelectedIndex() >= 0),
                "a store is chosen");
        assertEquals("1010", DesktopSession.onUi(stores.getSelectionModel()::getSelectedItem));
        assertEquals("10", DesktopSession.onUi(session.get("#stores-query", TextField.class)::getText));
        assertEquals(
                1,
                DesktopSession.onUi(() -> session.get("#store-tabs", TabPane.class)
                        .getSelectionModel()
                        .getSelectedIndex()));
    }

    private void checkSales(String chosen) {
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> salesTable().getSelectionModel().getSelectedIndex() == 40),
                "the row is chosen");
        assertEquals(
                chosen,
                DesktopSession.onUi(
                        () -> String.valueOf(salesTable().getSelectionModel().getSelectedItem())));
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> salesTable() {
        return session.find("#sales-rows", TableView.class).orElseThrow();
    }

    private List<Object> rows() {
        return DesktopSession.onUi(() -> salesTable().getItems());
    }

    @Test
    void whatAnOtherVersionRememberedStopsNobody() {
        List<String> screens = List.of("overview", "stores", "dates", "sales", "runs", "trust", "settings");
        for (String nonsense : List.of(
                "\u0000",
                "tillwatch://%s?from=x&to=2026-99-99&date=0&store=%%00&list=?&sort=--&size=..&sizes=x&range=x&id=-1&run=x"
                        + "&start=x&section=x&group=x&platform=%%25&amount_sale=x&compare=%%20&part=%%2A",
                "tillwatch://%s?from=+999999999-12-31&to=-999999999-01-01&date=+999999999-12-31&list=rejects")) {
            Map<String, String> written = new LinkedHashMap<>();
            for (String screen : screens) {
                written.put("screen." + screen, nonsense.formatted(screen));
            }
            for (String key : List.of(
                    "window.theme",
                    "window.language",
                    "window.font.size",
                    "window.place",
                    "table.sales-rows",
                    "table.dates-stores",
                    "sales.row",
                    "draft.connections.demo")) {
                written.put(key, nonsense);
            }
            session.reopen(written);
            for (String screen : screens) {
                goTo(screen);
                assertTrue(session.address().startsWith("tillwatch://" + screen), session.address());
            }
        }
        DesktopSession.onUi(() -> {
            session.window().speak(null);
            return null;
        });
    }
}
