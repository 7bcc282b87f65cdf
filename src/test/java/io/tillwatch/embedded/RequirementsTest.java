package io.tillwatch.embedded;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.embedded.EmbeddedOptions.Parts;
import io.tillwatch.model.Failure;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    private static final long GIGABYTE = 1_000_000_000;
    private static final Path HOME = Path.of("home");

    @Test
    void littleMemoryIsRefusedWithWhatIsNeededAndWhatIsThere() {
        Failure failure = assertThrows(
                Failure.class, () -> Requirements.check(Parts.BOTH, OptionalLong.of(GIGABYTE), 100 * GIGABYTE, HOME));
        assertEquals(Failure.Kind.REFUSED, failure.kind());
        assertTrue(failure.getMessage().contains("1500 MB of free memory and 953 MB"), failure.getMessage());
    }

    @Test
    void littleDiskIsRefused() {
        Failure failure =
                assertThrows(Failure.class, () -> Requirements.check(Parts.BOTH, OptionalLong.empty(), GIGABYTE, HOME));
        assertTrue(failure.getMessage().contains("2000 MB of free disk in home"), failure.getMessage());
    }

    @Test
    void theDatabaseAloneNeedsLess() {
        assertDoesNotThrow(() -> Requirements.check(Parts.DATABASE, OptionalLong.of(GIGABYTE), 100 * GIGABYTE, HOME));
    }

    @Test
    void platformWithoutDatabaseIsToldToUseItsOwnServers() {
        Failure failure = assertThrows(
                Failure.class,
                () -> new HostPlatform(HostPlatform.Kind.LINUX, "aarch64", false).requireDatabaseBinary());
        assertTrue(failure.getMessage().contains("TILLWATCH_MYSQL_URL"), failure.getMessage());
    }
}
