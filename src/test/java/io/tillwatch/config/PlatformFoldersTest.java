package io.tillwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformFoldersTest {
    @Test
    void linuxFollowsTheBaseDirectories() {
        assertEquals(
                folders(
                        "/h/.config/tillwatch",
                        "/h/.local/share/tillwatch",
                        "/h/.local/state/tillwatch/logs",
                        "/h/.cache/tillwatch"),
                PlatformFolders.of("Linux", Map.of("HOME", "/h"), "/other"));
        assertEquals(
                folders("/c/tillwatch", "/d/tillwatch", "/s/tillwatch/logs", "/other/.cache/tillwatch"),
                PlatformFolders.of(
                        "Linux",
                        Map.of(
                                "XDG_CONFIG_HOME", "/c",
                                "XDG_DATA_HOME", "/d",
                                "XDG_STATE_HOME", "/s",
                                "XDG_CACHE_HOME", "relative/is/ignored"),
                        "/other"));
    }

    @Test
    void macKeepsItInTheLibrary() {
        assertEquals(
                folders(
                        "/h/Library/Application Support/Tillwatch",
                        "/h/Library/Application Support/Tillwatch/Data",
                        "/h/Library/Logs/Tillwatch",
                        "/h/Library/Caches/Tillwatch"),
                PlatformFolders.of("Mac OS X", Map.of(), "/h"));
    }

    @Test
    void windowsKeepsSettingsRoamingAndTheRestLocal() {
        assertEquals(
                folders("/roam/Tillwatch", "/local/Tillwatch/Data", "/local/Tillwatch/Logs", "/local/Tillwatch/Cache"),
                PlatformFolders.of("Windows 11", Map.of("APPDATA", "/roam", "LOCALAPPDATA", "/local"), "/h"));
    }

    private static PlatformFolders folders(String config, String data, String logs, String cache) {
        return new PlatformFolders(Path.of(config), Path.of(data), Path.of(logs), Path.of(cache));
    }
}
