package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every screen on real servers, for people to look at: {@code target/screenshots}. */
@Tag("it")
class ScreenPicturesIT {
    @Test
    void ofEveryScreen(@TempDir Path folder) throws Exception {
        try (DesktopSession session = new DesktopSession(folder)) {
            LocalDate yesterday = session.yesterday();
            Map<String, String> screens = new LinkedHashMap<>();
            screens.put("overview", "tillwatch://overview");
            screens.put("stores", "tillwatch://stores?store=1010");
            screens.put("stores-none", "tillwatch://stores");
            screens.put("dates", "tillwatch://dates?date=" + yesterday);
            screens.put("dates-empty", "tillwatch://dates?date=2020-02-29");
            screens.put("sales", "tillwatch://sales?store=1010");
            screens.put("sales-empty", "tillwatch://sales?store=none");
            screens.put("review", "tillwatch://review");
            screens.put("review-empty", "tillwatch://review?store=none");
            screens.put("runs", "tillwatch://runs");
            screens.put("trust", "tillwatch://trust");
            screens.put("settings", "tillwatch://settings");
            screens.put("settings-appearance", "tillwatch://settings?section=appearance");
            for (boolean korean : new boolean[] {false, true}) {
                for (boolean dark : new boolean[] {false, true}) {
                    look(session, screens, korean, dark, "", 1280, 800);
                }
            }
            session.look(false, false);
            session.cable().pull();
            session.open("tillwatch://trust?from=" + yesterday.minusDays(9));
            session.get("#lost", Label.class);
            session.picture("trust-lost-en-light", 1280, 800);
            session.cable().putIn();
            DesktopSession.await(() -> session.find("#lost", Label.class).isEmpty(), "the connection is back");
            // Last: a window that is not there grows, and does not shrink again.
            look(session, screens, false, false, "-1920", 1920, 1080);
            look(session, screens, true, true, "-1920", 1920, 1080);
        }
    }

    private static void look(
            DesktopSession session,
            Map<String, String> screens,
            boolean korean,
            boolean dark,
            String ending,
            int width,
            int height)
            throws IOException {
        session.look(korean, dark);
        for (var screen : screens.entrySet()) {
            session.open(screen.getValue());
            String name = screen.getKey() + (korean ? "-ko" : "-en") + (dark ? "-dark" : "-light") + ending;
            session.picture(name, width, height);
            assertTrue(Files.size(Path.of("target", "screenshots", name + ".png")) > 10_000, name);
        }
    }
}
