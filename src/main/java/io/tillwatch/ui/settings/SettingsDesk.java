package io.tillwatch.ui.settings;

import io.tillwatch.config.ProfileFolder;
import io.tillwatch.config.Secrets;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SettingsReader;
import io.tillwatch.service.Workspace;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the settings' screen works with.
 *
 * @param secrets the keyring of a profile
 * @param workspaces opens the servers of settings that are to be tried
 * @param switching opens the window on another profile
 * @param background what this computer does while nobody looks
 * @param folders shows a folder in the desktop's own file browser; may take a while, so not on the UI thread
 */
public record SettingsDesk(
        ProfileFolder profiles,
        SettingsReader reader,
        Function<String, Secrets> secrets,
        Function<Settings, Workspace> workspaces,
        ProfileSwitch switching,
        BackgroundWork background,
        Consumer<Path> folders,
        About about) {}
