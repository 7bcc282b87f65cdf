package io.tillwatch.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a folder in the desktop's own file browser, or a page in its browser. */
final class FolderOpener {
    private static final Logger LOG = LoggerFactory.getLogger(FolderOpener.class);

    private FolderOpener() {}

    /** Opens the folder, or the nearest one above it that there is. */
    static void open(Path folder) {
        Path there = folder;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        start(there.toString());
    }

    /** Opens an address of the web in the browser. */
    static void open(URI address) {
        start(address.toString());
    }

    private static void start(String what) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String program = os.contains("win") ? "explorer" : os.contains("mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(program, what)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            LOG.warn("{} cannot be shown.", what, noBrowser);
        }
    }
}
