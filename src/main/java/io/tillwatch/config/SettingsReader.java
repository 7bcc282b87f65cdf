package io.tillwatch.config;

import io.tillwatch.model.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a profile: its file, the environment above it, and the secrets. Throws a Failure SETTINGS that names the place. */
public final class SettingsReader {
    public static final String DEFAULT_PROFILE = "default";

    private static final Pattern PROFILE = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,63}");

    private final Map<String, String> environment;
    private final PlatformFolders folders;
    private final Function<String, Secrets> secretsOfProfile;

    /** @param secretsOfProfile the keyring of a profile, used only for secrets the environment does not give */
    public SettingsReader(
            Map<String, String> environment, PlatformFolders folders, Function<String, Secrets> secretsOfProfile) {
        this.environment = environment;
        this.folders = folders;
        this.secretsOfProfile = secretsOfProfile;
    }

    /**
     * Reads the settings.
     *
     * @param file to be read instead of the profile's own; null for that one
     * @param profile null for the default one, which need not have a file
     */
    public Settings read(@Nullable Path file, @Nullable String profile) {
        String name = profile == null ? DEFAULT_PROFILE : profile;
        Path path = file == null ? fileOf(name) : file;
        Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        if (Files.exists(path)) {
            values.putAll(SettingsFile.read(path));
        } else if (file != null || profile != null) {
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    "The settings file " + path + " does not exist. Create it, or leave out "
                            + (file == null ? "--profile." : "--config."));
        }
        for (Setting setting : Setting.values()) {
            String given = setting.variable().isEmpty() ? null : environment.get(setting.variable());
            if (given != null) {
                values.put(setting, new SettingValue(given.strip(), "Environment variable " + setting.variable()));
            }
        }
        // An empty value is the way to take back, in the environment, what the file says.
        values.values().removeIf(value -> value.text().isEmpty());

        SettingValues checked = new SettingValues(values);
        ZoneId zone = checked.zone(Setting.ZONE, ZoneId.of("Asia/Seoul"));
        List<String> notes = new ArrayList<>();
        SecretFinder secrets = new SecretFinder(environment, secretsOfProfile.apply(name), notes);
        return new Settings(
                name, path, checked.source(zone, secrets), checked.index(secrets), zone, checked.language(), notes);
    }

    /** The secrets of a profile. */
    public Secrets secrets(@Nullable String profile) {
        String name = profile == null ? DEFAULT_PROFILE : profile;
        fileOf(name);
        return secretsOfProfile.apply(name);
    }

    private Path fileOf(String profile) {
        if (!PROFILE.matcher(profile).matches()) {
            throw new Failure(
                    Failure.Kind.SETTINGS,
                    "A profile's name may hold only letters, digits, dots, hyphens and underscores.");
        }
        return folders.config().resolve(profile + ".properties");
    }
}
