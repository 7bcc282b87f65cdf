package io.tillwatch.ui.settings;

import io.tillwatch.config.GivenSetting;
import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.Profile;
import io.tillwatch.config.Setting;
import io.tillwatch.config.Settings;
import io.tillwatch.config.SourceSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The settings the window is open on. Those of the demo stand in no file: its servers live as long as it does. */
record OpenSettings(Settings settings) {
    private static final String DEMO = "demo";

    Profile profile() {
        return new Profile(settings.profile(), settings.file());
    }

    /** Whether the window is open on the demo's servers, and this is their profile. */
    boolean isDemo(Profile profile) {
        return settings.profile().equals(DEMO)
                && settings.source() != null
                && profile.equals(profile())
                && !profile.isWritten();
    }

    /** Whether the window is open without servers: a first start, or settings that are wrong. */
    boolean isEmpty() {
        return settings.source() == null && settings.index() == null;
    }

    /** The demo's values, to be looked at. */
    Map<Setting, GivenSetting> demo() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        SourceSettings source = settings.source();
        if (source != null) {
            values.put(Setting.MYSQL_URL, source.url());
            values.put(Setting.MYSQL_USER, source.user());
            values.put(Setting.MYSQL_TABLE, source.table());
        }
        IndexSettings index = settings.index();
        if (index != null) {
            values.put(Setting.ES_URL, index.url().toString());
            values.put(Setting.ES_USER, index.user());
            values.put(Setting.ES_FINGERPRINT, index.fingerprint());
            values.put(Setting.ES_CA, Objects.toString(index.ca(), ""));
            values.put(Setting.INDEX_PREFIX, index.prefix());
        }
        values.put(Setting.ZONE, settings.zone().getId());
        Map<Setting, GivenSetting> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            given.put(setting, new GivenSetting(values.getOrDefault(setting, ""), DEMO));
        }
        return given;
    }
}
