package io.tillwatch.config;

import io.tillwatch.model.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what was given on Kibana and turns it into {@link KibanaSettings}. */
final class KibanaValues {
    private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{1,100}");
    private static final Pattern LINKS = Pattern.compile("https?://[^\\s\"'<>{}|\\\\^`]{1,300}");
    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}");

    private final Map<Setting, SettingValue> values;

    KibanaValues(Map<Setting, SettingValue> values) {
        this.values = values;
    }

    /** Throws a Failure that names the place when this one setting cannot be used. */
    void check(Setting setting) {
        switch (setting) {
            case KIBANA_URL -> url();
            case KIBANA_CA -> certificate();
            case KIBANA_FINGERPRINT -> matching(setting, FINGERPRINT, Sentence.of("config.value.fingerprint"));
            case KIBANA_SPACE -> matching(setting, SPACE, Sentence.of("config.value.space"));
            case KIBANA_LINKS -> matching(setting, LINKS, Sentence.of("config.value.links"));
            default -> {
                // Any text will do.
            }
        }
    }

    KibanaSettings read(SecretFinder secrets) {
        URI url = url();
        SettingValue named = values.get(Setting.KIBANA_URL);
        SettingValue user = values.get(Setting.KIBANA_USER);
        Secret apiKey = secrets.given(SecretName.KIBANA_API_KEY) || (url != null && user == null && isSafe(url))
                ? secrets.find(SecretName.KIBANA_API_KEY)
                : Secret.NONE;
        Secret password = user != null && apiKey.isEmpty() ? secrets.find(SecretName.KIBANA_PASSWORD) : Secret.NONE;
        boolean credentials = user != null || !apiKey.isEmpty();
        if (url != null && named != null && credentials && !isSafe(url) && !SettingValues.isLoopback(url.getHost())) {
            throw named.wrong(Sentence.of("config.value.clear"));
        }
        return new KibanaSettings(
                url,
                user == null ? "" : user.text(),
                password,
                apiKey,
                certificate(),
                matching(Setting.KIBANA_FINGERPRINT, FINGERPRINT, Sentence.of("config.value.fingerprint")),
                matching(Setting.KIBANA_SPACE, SPACE, Sentence.of("config.value.space")),
                matching(Setting.KIBANA_LINKS, LINKS, Sentence.of("config.value.links")));
    }

    private static boolean isSafe(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private String matching(Setting setting, Pattern form, Sentence otherwise) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return "";
        }
        if (!form.matcher(value.text()).matches()) {
            throw value.wrong(otherwise);
        }
        return value.text();
    }

    private @Nullable URI url() {
        SettingValue value = values.get(Setting.KIBANA_URL);
        if (value == null) {
            return null;
        }
        try {
            URI url = new URI(value.text());
            boolean plain = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
            if (plain) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw value.wrong(Sentence.of("config.value.kibana"));
    }

    private @Nullable Path certificate() {
        SettingValue value = values.get(Setting.KIBANA_CA);
        if (value == null) {
            return null;
        }
        try {
            Path path = Path.of(value.text());
            if (Files.isReadable(path) && Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException noPath) {
            // said below
        }
        throw value.wrong(Sentence.of("config.value.certificate"));
    }
}
