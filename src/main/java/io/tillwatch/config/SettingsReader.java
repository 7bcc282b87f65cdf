package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a profile: its file, the environment above it, and the secrets. Throws a Failure SETTINGS that names the place. */
public final class SettingsReader {
    public static final String DEFAULT_PROFILE = "default";

    private static final ZoneId STANDARD_ZONE = ZoneId.of("Asia/Seoul");

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
                    Sentence.of("config.file.missing", path, file == null ? "--profile" : "--config"));
        }
        return settings(new Profile(name, path), values, secretsOfProfile.apply(name));
    }

    /**
     * Reads what {@code serve} needs beside the settings.
     *
     * @param overrides said on the command line, above the environment and the file
     */
    public ServeSettings readServe(@Nullable Path file, @Nullable String profile, Map<Setting, String> overrides) {
        String name = profile == null ? DEFAULT_PROFILE : profile;
        return new SettingValues(values(file, name, overrides)).serve(secretsOf(name));
    }

    /**
     * Reads how Kibana is reached.
     *
     * @param overrides said on the command line, above the environment and the file
     */
    public KibanaSettings readKibana(@Nullable Path file, @Nullable String profile, Map<Setting, String> overrides) {
        String name = profile == null ? DEFAULT_PROFILE : profile;
        return new KibanaValues(values(file, name, overrides)).read(secretsOf(name));
    }

    private SecretFinder secretsOf(String name) {
        return new SecretFinder(environment, secretsOfProfile.apply(name), new ArrayList<>());
    }

    private Map<Setting, SettingValue> values(@Nullable Path file, String name, Map<Setting, String> overrides) {
        Path path = file == null ? fileOf(name) : file;
        Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        if (Files.exists(path)) {
            values.putAll(SettingsFile.read(path));
        }
        addEnvironment(values);
        overrides.forEach((setting, text) -> values.put(setting, new SettingValue(text.strip(), Sentence.NONE)));
        values.values().removeIf(value -> value.text().isEmpty());
        return values;
    }

    private void addEnvironment(Map<Setting, SettingValue> values) {
        for (Setting setting : Setting.values()) {
            String given = setting.variable().isEmpty() ? null : environment.get(setting.variable());
            if (given != null) {
                values.put(
                        setting,
                        new SettingValue(given.strip(), Sentence.of("config.place.variable", setting.variable())));
            }
        }
    }

    private Settings settings(Profile profile, Map<Setting, SettingValue> values, Secrets keyring) {
        addEnvironment(values);
        // An empty value is the way to take back, in the environment, what the file says.
        values.values().removeIf(value -> value.text().isEmpty());

        SettingValues checked = new SettingValues(values);
        ZoneId zone = checked.zone(Setting.ZONE, STANDARD_ZONE);
        List<Sentence> notes = new ArrayList<>();
        SecretFinder secrets = new SecretFinder(environment, keyring, notes);
        return new Settings(
                profile.name(),
                profile.file(),
                checked.source(zone, secrets),
                checked.index(secrets),
                zone,
                checked.language(),
                checked.live(),
                checked.secondPerson(),
                checked.secondReviewerFrom(),
                new AlarmValues(values).read(secrets),
                notes);
    }

    /**
     * The settings as they would be with these values in the profile's file, whether it has been written or not.
     *
     * @param secrets to be used instead of the keyring's, where the environment does not give them
     */
    public Settings draft(Profile profile, Map<Setting, String> values, Map<SecretName, Secret> secrets) {
        Map<Setting, SettingValue> given = new EnumMap<>(Setting.class);
        values.forEach((setting, text) -> given.put(setting, new SettingValue(text.strip(), Sentence.NONE)));
        return settings(profile, given, new TypedSecrets(secrets, secretsOfProfile.apply(profile.name())));
    }

    /**
     * Settings without any server, for a window in which they can be put right.
     *
     * @param why what is wrong with those there are; none when there are just none
     */
    public Settings blank(@Nullable Path file, @Nullable String profile, Sentence why) {
        String name = profile == null || !ProfileFolder.isName(profile) ? DEFAULT_PROFILE : profile;
        return new Settings(
                name,
                file == null ? fileOf(name) : file,
                null,
                null,
                STANDARD_ZONE,
                "",
                false,
                false,
                null,
                AlarmSettings.NONE,
                why.isNone() ? List.of() : List.of(why));
    }

    /** What a profile says, setting by setting, without checking it: an editor has to show what is wrong too. */
    public Map<Setting, GivenSetting> given(Profile profile) {
        Map<Setting, String> written = profile.isWritten()
                ? PropertyLines.of(SettingsText.read(profile.file())).values()
                : Map.of();
        Map<Setting, GivenSetting> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String variable = setting.variable().isEmpty() ? null : environment.get(setting.variable());
            given.put(
                    setting,
                    variable == null
                            ? new GivenSetting(written.getOrDefault(setting, ""), "")
                            : new GivenSetting(variable.strip(), setting.variable()));
        }
        return given;
    }

    /** The environment variable that gives a secret; empty when none does. */
    public String variableOf(SecretName name) {
        return environment.containsKey(name.variable()) ? name.variable() : "";
    }

    /** The settings whose values cannot be used. Empty values are fine. */
    public Set<Setting> faults(Map<Setting, String> values) {
        Set<Setting> faults = EnumSet.noneOf(Setting.class);
        values.forEach((setting, text) -> {
            if (!text.isBlank()
                    && !new SettingValues(Map.of(setting, new SettingValue(text.strip(), Sentence.NONE)))
                            .isFine(setting)) {
                faults.add(setting);
            }
        });
        boolean user = !values.getOrDefault(Setting.ES_USER, "").isBlank();
        if (user && SettingValues.travelsInTheClear(values.getOrDefault(Setting.ES_URL, ""))) {
            faults.add(Setting.ES_URL);
        }
        return faults;
    }

    /** The secrets of a profile. */
    public Secrets secrets(@Nullable String profile) {
        String name = profile == null ? DEFAULT_PROFILE : profile;
        fileOf(name);
        return secretsOfProfile.apply(name);
    }

    private Path fileOf(String profile) {
        if (!ProfileFolder.isName(profile)) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.profile.name"));
        }
        return folders.config().resolve(profile + ".properties");
    }
}
