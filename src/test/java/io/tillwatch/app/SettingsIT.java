package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SourceSettings;
import io.tillwatch.ui.common.Theme;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Profiles and their connections, and what is kept from one day to the next. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettingsIT extends WindowTest {
    private static final String CONNECTIONS = "tillwatch://settings?section=connections";

    SettingsIT() {
        super(DesktopSession.Size.FOR_THE_MOUSE);
    }

    /** The steps of a test, {@code Port: Nothing accepts connections at ….}, with what they advise. */
    private List<String> lines(String box, String state) {
        Node found = session.get("#" + box, Node.class);
        return DesktopSession.onUi(() -> found.lookupAll(".test-line." + state).stream()
                .map(line -> String.join(
                        " | ",
                        line.lookupAll(".label").stream()
                                .map(label -> ((Label) label).getText())
                                .toList()))
                .toList());
    }

    private void test() {
        hands.fire("connections-test");
        DesktopSession.await(
                () -> session.find("#connections-cancel", ButtonBase.class).isEmpty(), "the test is over");
        session.settle();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    @Order(2)
    void aProfileIsCreatedFilledInAndTested() throws IOException {
        SourceSettings source = session.database().settings();
        URI mysql = URI.create(source.url().substring("jdbc:".length()));
        session.open(CONNECTIONS);
        hands.fire("profile-create");
        hands.type("profile-name", "second");
        hands.fire("profile-yes");
        hands.awaitText("profile-title", "second");
        assertTrue(Files.exists(file()));

        hands.type("source-host", mysql.getHost());
        hands.type("source-port", String.valueOf(closedPort()));
        hands.type("source-database", mysql.getPath().substring(1));
        hands.type("source-table", "no_such_table");
        hands.type("source-user", source.user());
        hands.type("source-password", "wrong");
        hands.type("index-url", session.index().url().toString());
        hands.type("index-prefix", session.index().prefix());
        hands.type("index-user", session.index().user());
        hands.type("index-password", "wrong");
        test();
        assertTrue(
                failures("source-test").startsWith("Port | Nothing accepts connections at"), failures("source-test"));
        assertTrue(failures("index-test").contains("password"), failures("index-test"));

        hands.type("source-port", String.valueOf(mysql.getPort()));
        hands.type("index-password", session.index().password().reveal());
        test();
        assertTrue(failures("source-test").contains("password"), failures("source-test"));
        assertEquals("", failures("index-test"));
        assertTrue(
                lines("index-test", "ok").size() > 2, lines("index-test", "ok").toString());

        hands.type("source-password", source.password().reveal());
        test();
        assertTrue(failures("source-test").contains("no_such_table"), failures("source-test"));

        hands.type("source-table", "platform_sales");
        test();
        assertEquals("", failures("source-test"));
    }

    private String failures(String box) {
        return String.join("\n", lines(box, "failure"));
    }

    private Path file() {
        return session.configFolder().resolve("second.properties");
    }

    @Test
    @Order(3)
    void aProfileIsSavedWithoutItsSecretsAndTheWindowOpensOnIt() throws IOException {
        hands.fire("connections-save");
        DesktopSession.await(() -> !DesktopSession.onUi(() -> profiles().isDisabled()), "it is saved");
        String written = Files.readString(file());
        assertTrue(written.contains("mysql.table=platform_sales"), written);
        assertTrue(written.contains("index.prefix=" + session.index().prefix()), written);
        for (Secret secret :
                List.of(session.database().password(), session.index().password())) {
            assertFalse(written.contains(secret.reveal()), "a secret stands in the file");
        }

        DesktopWindow before = session.window();
        hands.fire("profile-use");
        DesktopSession.await(() -> DesktopSession.onUi(session::window) != before, "the other profile is open");
        session.settle();
        assertTrue(DesktopSession.onUi(() -> session.stage().getTitle()).contains("second"));
        session.open("tillwatch://dates?date=" + yesterday);
        hands.awaitRows(
                "dates-stores",
                hands.count("SELECT COUNT(DISTINCT store_id) FROM platform_sales WHERE DATE(sold_at) = '" + yesterday
                        + "'"));
        session.open(CONNECTIONS);
        DesktopSession.await(
                () -> DesktopSession.onUi(
                        () -> String.valueOf(profiles().getSelectionModel().getSelectedItem())
                                .contains("second")),
                "it is chosen");
    }

    private ListView<?> profiles() {
        return session.get("#profiles", ListView.class);
    }

    @Test
    @Order(1)
    void languageThemeAndSizeOfLettersAreKeptForTheNextDay() {
        session.open("tillwatch://settings?section=appearance");
        hands.fire("language-ko");
        hands.fire("theme-dark");
        hands.fire("font-larger");
        hands.fire("font-larger");
        String size = hands.text("font-size");
        assertTrue(size.contains(String.valueOf(Theme.FONT_SIZE + 2)), size);
        session.open("tillwatch://trust?from=" + yesterday);

        session.awaitWritten("window.language", "ko");
        session.awaitWritten("window.theme", "dark");
        session.awaitWritten("window.font.size", String.valueOf(Theme.FONT_SIZE + 2));
        session.reopen();
        assertEquals("tillwatch://trust?from=" + yesterday, session.address());
        assertEquals("매출일", DesktopSession.onUi(session.get("#screen-dates", ButtonBase.class)::getText));
        assertTrue(DesktopSession.onUi(() -> session.window().isDark()));
        assertEquals(
                Theme.FONT_SIZE + 2, DesktopSession.onUi(() -> session.window().fontSize()));
        assertTrue(DesktopSession.onUi(() ->
                String.valueOf(session.window().scene().getRoot().getStyle()).contains(Theme.FONT_SIZE + 2 + "px")));
        session.open("tillwatch://settings?section=appearance");
        assertEquals(size, hands.text("font-size"));
        for (String chosen : List.of("language-ko", "theme-dark")) {
            assertTrue(DesktopSession.onUi(session.get("#" + chosen, ToggleButton.class)::isSelected), chosen);
        }
        hands.fire("font-usual");
        session.look(false, false);
    }
}
