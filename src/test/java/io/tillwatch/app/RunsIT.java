package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.service.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs begun, shown first, done again, and asked about when the window is to close. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsIT extends WindowTest {
    RunsIT() {
        super(DesktopSession.Size.FOR_THE_MOUSE);
    }

    private List<Run> runs() {
        return session.workspace().runs().recent(100);
    }

    private void awaitEnd() {
        DesktopSession.await(
                () -> !session.window().job().isRunning()
                        && !hands.text("ended-title").isEmpty(),
                "the run has ended");
        session.settle();
    }

    @BeforeEach
    void nothingIsLeftOfTheTestBefore() {
        session.open("tillwatch://runs?start=sync");
        if (session.find("#ended-dismiss", Button.class).isPresent()) {
            hands.fire("ended-dismiss");
        }
    }

    /** Types into a date's field as a person does: letters first, then on to the next field. */
    private void typeDate(String id, String text) {
        DatePicker picker = session.get("#" + id, DatePicker.class);
        DesktopSession.onUi(() -> {
            picker.getEditor().requestFocus();
            picker.getEditor().setText(text);
            return null;
        });
        DesktopSession.onUi(() -> {
            session.get("#start-store", javafx.scene.control.TextField.class).requestFocus();
            return null;
        });
        session.settle();
    }

    private String typed(String id) {
        return DesktopSession.onUi(
                () -> session.get("#" + id, DatePicker.class).getEditor().getText());
    }

    private boolean canStart() {
        return !DesktopSession.onUi(session.get("#start-preview", Button.class)::isDisabled);
    }

    @Test
    @Order(1)
    void aDateThatCannotBeReadIsNamedAndStays() {
        session.open("tillwatch://runs?start=verify");
        assertTrue(canStart());
        typeDate("start-from", "2026-02-30");
        assertEquals("2026-02-30", typed("start-from"));
        assertEquals("“2026-02-30” is no date. Type it like 2026-11-22, or leave it empty.", hands.text("start-hint"));
        assertFalse(canStart());
        int before = runs().size();
        hands.press(session.get("#start-form", javafx.scene.Node.class), KeyCode.ENTER);
        assertFalse(session.window().job().isRunning());
        assertEquals(before, runs().size());

        typeDate("start-from", "20261105");
        assertEquals("2026-11-05", typed("start-from"));
        assertEquals("", hands.text("start-hint"));
        assertTrue(session.address().contains("from=2026-11-05"), session.address());
        typeDate("start-from", "next week");
        assertFalse(canStart());
        assertFalse(session.address().contains("2026-11-05"), "the date before must not be used silently");
        session.look(true, false);
        assertEquals("next week", typed("start-from"), "it outlives a change of language");
        assertTrue(hands.text("start-hint").contains("next week"), hands.text("start-hint"));
        session.look(false, false);
        typeDate("start-from", "");
        assertTrue(canStart());

        session.open("tillwatch://runs?start=verify&from=yesterday-ish&to=" + yesterday);
        assertEquals("yesterday-ish", typed("start-from"));
        assertFalse(canStart());
        session.open("tillwatch://runs?start=verify");
        assertTrue(canStart());
    }

    @Test
    @Order(2)
    void aDryRunIsShownFirstAndTheRunIsDoneAgainWithTheSameParameters() {
        LocalDate from = yesterday.minusDays(6);
        hands.change("amount_sale = amount_sale + 1000", "DATE(sold_at) = '" + from + "' LIMIT 3");
        session.open("tillwatch://runs?start=sync&from=%s&to=%s&store=1003".formatted(from, yesterday));
        int before = runs().size();
        hands.fire("start-preview");
        awaitEnd();
        assertEquals(before, runs().size(), "a dry run writes nothing, not even that it ran");
        assertTrue(hands.text("ended-sentence").startsWith("It would read"), hands.text("ended-sentence"));
        hands.fire("ended-go");
        awaitEnd();
        Run real = runs().getFirst();
        assertEquals(Map.of("from", from.toString(), "to", yesterday.toString(), "store", "1003"), real.parameters());
        assertEquals(
                hands.count("SELECT COUNT(*) FROM platform_sales WHERE store_id = 1003 AND DATE(sold_at) BETWEEN '"
                        + from + "' AND '" + yesterday + "'"),
                real.counts().get("read"));
        hands.fire("ended-dismiss");

        session.open("tillwatch://runs?run=" + real.id());
        hands.fire("run-again");
        assertTrue(DesktopSession.onUi(session.get("#start-sync", ToggleButton.class)::isSelected));
        assertEquals(from.toString(), typed("start-from"));
        assertEquals(yesterday.toString(), typed("start-to"));
        hands.fire("start-at-once");
        awaitEnd();
        hands.fire("ended-dismiss");
        Run again = runs().getFirst();
        assertFalse(again.id().equals(real.id()));
        assertEquals(real.parameters(), again.parameters());
        session.open("tillwatch://runs?text=" + again.id());
        TableView<?> history = session.get("#runs-history", TableView.class);
        DesktopSession.await(
                () -> DesktopSession.onUi(() -> history.getItems().size() == 1), "the history shows it alone");
    }

    @Test
    @Order(7)
    void aClosedWindowStaysInTheTrayIfThePersonSaysSoOnce() {
        session.tray().there = true;
        session.open("tillwatch://settings?section=background");
        assertTrue(DesktopSession.onUi(session.get("#closing-ask", ToggleButton.class)::isSelected));
        assertTrue(DesktopSession.onUi(session.get("#live-on", ToggleButton.class)::isDisabled), "not in the demo");
        wantToClose();
        DesktopSession.await(session::isClosed, "nothing would go on");
        session.reopen();
        session.open("tillwatch://settings?section=background");
        hands.fire("schedules-on");

        wantToClose();
        answer("Go on in the tray?", "Cancel");
        assertTrue(isShowing());
        wantToClose();
        answer("Go on in the tray?", "Stay in the tray");
        DesktopSession.await(() -> !isShowing(), "the window is hidden");
        assertTrue(session.tray().hasIcon());
        assertFalse(session.isClosed());
        inTheTray(TestTray::open);
        assertTrue(isShowing());
        assertFalse(session.tray().hasIcon());

        wantToClose();
        DesktopSession.await(() -> !isShowing(), "it is asked once");
        inTheTray(TestTray::end);
        DesktopSession.await(session::isClosed, "the program ends");
        session.tray().there = false;
        session.reopen(Map.of("scheduler", "off"));
    }

    private void inTheTray(Consumer<TestTray> what) {
        DesktopSession.onUi(() -> {
            what.accept(session.tray());
            return null;
        });
    }

    private boolean isShowing() {
        return DesktopSession.onUi(session.stage()::isShowing);
    }

    @Test
    @Order(8)
    void aWindowThatIsToCloseStaysWhileARunGoesOn() throws SQLException {
        session.open("tillwatch://runs?start=rebuild");
        try (Connection holding = holdTheTable()) {
            hands.fire("start-at-once");
            DesktopSession.await(() -> runs().getFirst().state() == Run.State.RUNNING, "the run is recorded");
            wantToClose();
            answer("A run is under way", "Stay");
            assertTrue(session.window().job().isRunning());
            assertTrue(DesktopSession.onUi(() -> session.stage().isShowing()));
            release(holding);
        }
        awaitEnd();
        assertEquals("rebuild", runs().getFirst().job());
        assertEquals(Run.State.COMPLETED, runs().getFirst().state());
        hands.fire("ended-dismiss");
    }

    @Test
    @Order(9)
    void aWindowClosesAfterTheRunThatItCancels() throws SQLException {
        session.open("tillwatch://runs?start=rebuild");
        try (Connection holding = holdTheTable()) {
            hands.fire("start-at-once");
            DesktopSession.await(() -> runs().getFirst().state() == Run.State.RUNNING, "the run is recorded");
            wantToClose();
            answer("A run is under way", "Cancel the run and close");
            DesktopSession.await(session::isClosed, "the window is closed");
            release(holding);
        }
        DesktopSession.await(() -> runs().getFirst().endedAt() != null, "the run's end is recorded");
        assertEquals(Run.State.CANCELLED, runs().getFirst().state());
        session.reopen();
        session.open("tillwatch://runs");
        DesktopSession.await(
                () -> hands.column("runs-history", "Outcome").getFirst().equals("cancelled"),
                "the history tells of it");
        DesktopSession.onUi(() -> {
            session.stage().fireEvent(new WindowEvent(session.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
        DesktopSession.await(session::isClosed, "nothing is asked when nothing runs");
    }

    /** Nobody else can read it until it is released: whatever runs goes on for as long. */
    private Connection holdTheTable() throws SQLException {
        Connection connection = session.database().connect();
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLES platform_sales WRITE");
        }
        return connection;
    }

    @Test
    @Order(5)
    void schedulesAreMadeEditedByKeyboardPausedAndResumed() {
        session.workspace().admin().prepareRecords();
        session.open("tillwatch://runs?tab=schedules");
        DesktopSession.await(
                () -> session.find("#schedules-banner-button", Button.class).isPresent(), "nothing is scheduled");
        hands.fire("schedules-banner-button");
        DesktopSession.await(() -> session.find("#schedule-sync", Node.class).isPresent(), "the usual schedules");
        hands.fire("schedule-sync-edit");
        session.settle();
        TextField when = session.get("#schedule-when", TextField.class);
        assertTrue(when.isFocused(), "one can type at once");
        hands.type("schedule-when", "weekdays at 06:30");
        String next = hands.text("schedule-next");
        assertEquals(6, next.lines().count(), next);
        assertTrue(next.contains("06:30") && next.contains("30 6 * * 1-5 in Asia/Seoul"), next);
        hands.press(session.get("#schedule-when", TextField.class), KeyCode.ENTER);
        DesktopSession.await(() -> cron("sync").equals("30 6 * * 1-5"), "the schedule was saved");
        session.settle();
        DesktopSession.await(() -> session.find("#schedule-save", Button.class).isEmpty(), "the editor has gone");
        hands.fire("schedule-sync-pause");
        DesktopSession.await(() -> paused("sync"), "the schedule rests");
        DesktopSession.await(
                () -> session.find("#schedule-sync-resume", Button.class).isPresent(), "it can be resumed");
        assertTrue(hands.text("schedule-sync-state").startsWith("paused by "), hands.text("schedule-sync-state"));
        hands.fire("schedule-sync-resume");
        DesktopSession.await(() -> !paused("sync"), "the schedule goes on");
        session.settle();
    }

    @Test
    @Order(6)
    void whatSomebodyElseChangedMeanwhileIsShownAndNotWrittenOver() {
        session.open("tillwatch://runs?tab=schedules");
        DesktopSession.await(() -> session.find("#schedule-verify", Node.class).isPresent(), "the schedules");
        hands.fire("schedule-verify-edit");
        session.settle();
        session.workspace()
                .schedules()
                .change(
                        "verify",
                        standing -> standing.changed(
                                standing.parameters(),
                                "15 2 * * *",
                                standing.zone(),
                                standing.policies(),
                                "lee@there",
                                standing.changedAt().plusSeconds(1)));
        hands.type("schedule-when", "daily at 05:00");
        hands.press(session.get("#schedule-when", TextField.class), KeyCode.ENTER);
        DesktopSession.await(() -> hands.text("schedule-note").contains("lee@there"), "it is told who");
        assertEquals("15 2 * * *", cron("verify"));
        assertEquals(
                "Daily at 02:15", session.get("#schedule-when", TextField.class).getText());
        hands.fire("schedule-discard");
        session.settle();
    }

    @Test
    @Order(7)
    void aRunOnAnotherMachineIsAskedToStop() {
        Instant now = Instant.now();
        session.workspace()
                .runs()
                .put(new Run(
                        "far-away",
                        "verify",
                        Run.State.RUNNING,
                        "lee@there",
                        new Run.ProcessStamp("there", 1, 1),
                        Map.of(),
                        now,
                        now,
                        null,
                        Map.of(),
                        "",
                        List.of()));
        session.open("tillwatch://runs?run=far-away");
        DesktopSession.await(() -> session.find("#run-cancel", Button.class).isPresent(), "it can be cancelled");
        hands.fire("run-cancel");
        DesktopSession.await(
                () -> session.workspace()
                        .runs()
                        .find("far-away")
                        .map(Run::cancelRequestedBy)
                        .isPresent(),
                "it was asked to stop");
        DesktopSession.await(
                () -> session.get("#run-cancel", Button.class).getText().startsWith("asked to stop by "), "it is told");
        session.workspace()
                .runs()
                .put(session.workspace().runs().find("far-away").orElseThrow());
    }

    private String cron(String id) {
        return session.workspace()
                .schedules()
                .find(id)
                .map(kept -> kept.schedule().cron())
                .orElse("");
    }

    private boolean paused(String id) {
        return session.workspace()
                .schedules()
                .find(id)
                .map(kept -> kept.schedule().paused() != null)
                .orElse(false);
    }

    private static void release(Connection holding) throws SQLException {
        try (var statement = holding.createStatement()) {
            statement.execute("UNLOCK TABLES");
        }
    }

    /** As the cross in the window's corner does. */
    private void wantToClose() {
        Platform.runLater(
                () -> session.stage().fireEvent(new WindowEvent(session.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void answer(String title, String words) {
        DesktopSession.await(() -> question().isPresent(), "it is asked");
        DialogPane asked = question().orElseThrow();
        assertEquals(title, DesktopSession.onUi(asked::getHeaderText));
        DesktopSession.onUi(() -> {
            asked.getButtonTypes().stream()
                    .filter(type -> type.getText().equals(words))
                    .map(asked::lookupButton)
                    .map(ButtonBase.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
        });
        DesktopSession.await(() -> question().isEmpty(), "the question is gone");
    }

    private static Optional<DialogPane> question() {
        return DesktopSession.onUi(() -> Window.getWindows().stream()
                .filter(window -> window.getScene() != null && window.isShowing())
                .map(window -> Objects.requireNonNull(window.getScene()).getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst());
    }
}
