package io.tillwatch.app;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A window on real servers, the same one for all tests of a class. */
@Tag("it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // before the first test
abstract class WindowTest {
    DesktopSession session;
    Hands hands;
    LocalDate yesterday;

    private final DesktopSession.Size size;

    WindowTest(DesktopSession.Size size) {
        this.size = size;
    }

    @BeforeAll
    void openTheWindow(@TempDir Path folder) throws Exception {
        session = new DesktopSession(folder, size);
        hands = new Hands(session);
        yesterday = session.yesterday();
    }

    @AfterAll
    void closeTheWindow() throws Exception {
        if (session != null) {
            session.close();
        }
    }
}
