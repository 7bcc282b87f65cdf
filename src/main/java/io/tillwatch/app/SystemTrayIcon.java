package io.tillwatch.app;

import io.tillwatch.ui.common.AppIcon;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.lang.reflect.InvocationTargetException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's own tray. JavaFX has none; this is AWT's, which is asked for only once it is needed: it takes a while. */
final class SystemTrayIcon implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTrayIcon.class);

    private @Nullable TrayIcon icon;

    @Override
    public boolean isThere() {
        try {
            return SystemTray.isSupported();
        } catch (LinkageError | RuntimeException noWindowSystem) {
            // AWT's native libraries are missing on some servers.
            LOG.debug("There is no tray.", noWindowSystem);
            return false;
        }
    }

    @Override
    public boolean show(Words words, Runnable opened, Runnable ended) {
        TrayIcon[] shown = {null};
        try {
            EventQueue.invokeAndWait(() -> shown[0] = add(words, opened, ended));
        } catch (InvocationTargetException e) {
            LOG.warn("The icon in the tray could not be shown.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        icon = shown[0];
        return icon != null;
    }

    private static @Nullable TrayIcon add(Words words, Runnable opened, Runnable ended) {
        PopupMenu menu = new PopupMenu();
        menu.add(item(words.open(), opened));
        menu.addSeparator();
        menu.add(item(words.end(), ended));
        TrayIcon made = new TrayIcon(Toolkit.getDefaultToolkit().createImage(AppIcon.url(64)), words.title(), menu);
        made.setImageAutoSize(true);
        made.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getButton() == MouseEvent.BUTTON1) {
                    Platform.runLater(opened);
                }
            }
        });
        try {
            SystemTray.getSystemTray().add(made);
            return made;
        } catch (AWTException gone) {
            LOG.info("The tray takes no icon.", gone);
            return null;
        }
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.addActionListener(event -> Platform.runLater(action));
        return item;
    }

    @Override
    public void remove() {
        TrayIcon shown = icon;
        icon = null;
        if (shown != null) {
            EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(shown));
        }
    }
}
