package io.tillwatch.config;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what was given and turns it into records. A value that may hold a secret is never repeated in a message. */
final class SettingValues {
    private static final Pattern JDBC_URL = Pattern.compile(
            "jdbc:mysql://(\\[[0-9A-Fa-f:.%]+]|[^\\s/@:?#,()\\[\\]]+)(:\\d{1,5})?/[^\\s/@?#]+(\\?\\S*)?");
    private static final Pattern TABLE = Pattern.compile("[^\\s`\"';.\\p{Cntrl}]{1,64}");
    private static final Pattern FINGERPRINT = Pattern.compile("([0-9a-f]{2}:?){31}[0-9a-f]{2}");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    /** Seconds. */
    private static final long LONGEST_SETTLE = 3_600;

    private static final long LONGEST_OVERLAP = 7 * 86_400;

    /** A sync every six hours, and an hour for it to end. */
    private static final long STANDARD_FRESH = 7 * 3_600;

    private static final int STANDARD_PORT = 8765;
    private static final int LEAST_TOKEN = 32;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private final Map<Setting, SettingValue> values;

    SettingValues(Map<Setting, SettingValue> values) {
        this.values = values;
    }

    /** Whether the value of this one setting could be used. */
    boolean isFine(Setting setting) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return true;
        }
        try {
            switch (setting) {
                case MYSQL_URL -> checkMysqlUrl(value);
                case MYSQL_TABLE -> {
                    return TABLE.matcher(value.text()).matches();
                }
                case MYSQL_ZONE, ZONE -> zone(setting, ZoneOffset.UTC);
                case MYSQL_SETTLE -> seconds(setting, 2, LONGEST_SETTLE);
                case MYSQL_OVERLAP -> seconds(setting, 900, LONGEST_OVERLAP);
                case ES_URL -> address(value);
                case ES_CA -> certificate();
                case ES_FINGERPRINT -> fingerprint();
                case INDEX_PREFIX -> {
                    return PREFIX.matcher(value.text()).matches();
                }
                case LANGUAGE -> language();
                case SERVE_ADDRESS -> serveAddress();
                case SERVE_PORT -> port();
                case SERVE_CERTIFICATE, SERVE_KEY -> file(setting);
                case SERVE_FRESH -> seconds(setting, STANDARD_FRESH, LONGEST_OVERLAP);
                case SYNC_LIVE -> live();
                case RULES_SECOND_PERSON -> secondPerson();
                case REVIEW_SECOND_PERSON_FROM -> secondReviewerFrom();
                case ALARM_COMMAND,
                        ALARM_MAIL_SERVER,
                        ALARM_MAIL_USER,
                        ALARM_MAIL_FROM,
                        ALARM_MAIL_TO,
                        ALARM_MAIL_CA,
                        ALARM_UNPROVEN,
                        ALARM_EXPOSURE -> new AlarmValues(values).check(setting);
                case KIBANA_URL, KIBANA_CA, KIBANA_FINGERPRINT, KIBANA_SPACE, KIBANA_LINKS ->
                    new KibanaValues(values).check(setting);
                case MYSQL_USER, ES_USER, KIBANA_USER -> {
                    return true;
                }
            }
            return true;
        } catch (Failure unusable) {
            return false;
        }
    }

    @Nullable
    SourceSettings source(ZoneId businessZone, SecretFinder secrets) {
        SettingValue url = values.get(Setting.MYSQL_URL);
        ZoneId zone = zone(Setting.MYSQL_ZONE, businessZone);
        Duration settle = seconds(Setting.MYSQL_SETTLE, 2, LONGEST_SETTLE);
        Duration overlap = seconds(Setting.MYSQL_OVERLAP, 900, LONGEST_OVERLAP);
        SettingValue table = values.get(Setting.MYSQL_TABLE);
        if (table != null && !TABLE.matcher(table.text()).matches()) {
            throw table.wrong(Sentence.of("config.value.table"));
        }
        if (url == null) {
            return null;
        }
        checkMysqlUrl(url);
        String user = text(Setting.MYSQL_USER, "");
        return new SourceSettings(
                url.text(),
                user,
                user.isEmpty() && !secrets.given(SecretName.MYSQL_PASSWORD)
                        ? Secret.NONE
                        : secrets.find(SecretName.MYSQL_PASSWORD),
                table == null ? "platform_sales" : table.text(),
                zone,
                businessZone,
                settle,
                overlap);
    }

    @Nullable
    IndexSettings index(SecretFinder secrets) {
        SettingValue url = values.get(Setting.ES_URL);
        @Nullable Path ca = certificate();
        String fingerprint = fingerprint();
        SettingValue prefix = values.get(Setting.INDEX_PREFIX);
        if (prefix != null && !PREFIX.matcher(prefix.text()).matches()) {
            throw prefix.wrong(Sentence.of("config.value.prefix"));
        }
        if (url == null) {
            return null;
        }
        URI address = address(url);
        String user = text(Setting.ES_USER, "");
        Secret apiKey = Secret.NONE;
        Secret password = Secret.NONE;
        if (secrets.given(SecretName.ES_API_KEY)) {
            apiKey = secrets.find(SecretName.ES_API_KEY);
        }
        if (apiKey.isEmpty() && !user.isEmpty()) {
            password = secrets.find(SecretName.ES_PASSWORD);
        } else if (!secrets.given(SecretName.ES_API_KEY) && address.getScheme().equals("https")) {
            apiKey = secrets.find(SecretName.ES_API_KEY);
        }
        boolean credentials = !user.isEmpty() || !apiKey.isEmpty();
        if (credentials && address.getScheme().equals("http") && !isLoopback(address.getHost())) {
            throw url.wrong(Sentence.of("config.value.clear"));
        }
        return new IndexSettings(address, user, password, apiKey, ca, fingerprint, prefix == null ? "" : prefix.text());
    }

    /** What {@code serve} needs; a Failure when others could reach it unencrypted or without a token. */
    ServeSettings serve(SecretFinder secrets) {
        String address = serveAddress();
        boolean loopback = isLoopback(address);
        Path certificate = file(Setting.SERVE_CERTIFICATE);
        Path key = file(Setting.SERVE_KEY);
        // On this machine alone a token is only asked of callers when somebody gave one on purpose.
        Secret token =
                !loopback || secrets.given(SecretName.SERVE_TOKEN) ? secrets.find(SecretName.SERVE_TOKEN) : Secret.NONE;
        if (!loopback && (certificate == null || token.isEmpty())) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.serve.open", address));
        }
        if (!token.isEmpty() && token.reveal().length() < LEAST_TOKEN) {
            throw new Failure(Failure.Kind.SETTINGS, Sentence.of("config.serve.token", LEAST_TOKEN));
        }
        Secret password =
                certificate != null && key == null ? secrets.find(SecretName.SERVE_KEY_PASSWORD) : Secret.NONE;
        return new ServeSettings(
                address,
                port(),
                loopback,
                certificate,
                key,
                password,
                token,
                seconds(Setting.SERVE_FRESH, STANDARD_FRESH, LONGEST_OVERLAP));
    }

    private String serveAddress() {
        SettingValue value = values.get(Setting.SERVE_ADDRESS);
        if (value == null) {
            return "127.0.0.1";
        }
        if (!ADDRESS.matcher(value.text()).matches()) {
            throw value.wrong(Sentence.of("config.value.address"));
        }
        String address = value.text();
        boolean bare = address.contains(":") && !address.startsWith("[");
        return bare ? "[" + address + "]" : address;
    }

    private int port() {
        SettingValue value = values.get(Setting.SERVE_PORT);
        if (value == null) {
            return STANDARD_PORT;
        }
        if (!PORT.matcher(value.text()).matches() || Integer.parseInt(value.text()) > 65_535) {
            throw value.wrong(Sentence.of("config.value.port"));
        }
        return Integer.parseInt(value.text());
    }

    ZoneId zone(Setting setting, ZoneId otherwise) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(value.text());
        } catch (DateTimeException unknown) {
            throw value.wrong(Sentence.of("config.value.zone"));
        }
    }

    String language() {
        SettingValue value = values.get(Setting.LANGUAGE);
        if (value == null) {
            return "";
        }
        if (!Set.of("en", "ko").contains(value.text())) {
            throw value.wrong(Sentence.of("config.value.language"));
        }
        return value.text();
    }

    boolean live() {
        return isOn(Setting.SYNC_LIVE, Sentence.of("config.value.live"));
    }

    boolean secondPerson() {
        return isOn(Setting.RULES_SECOND_PERSON, Sentence.of("config.value.second.person"));
    }

    @Nullable
    Long secondReviewerFrom() {
        SettingValue value = values.get(Setting.REVIEW_SECOND_PERSON_FROM);
        if (value == null) {
            return null;
        }
        if (!value.text().matches("[0-9]{1,15}")) {
            throw value.wrong(Sentence.of("config.value.second.reviewer"));
        }
        return Long.valueOf(value.text());
    }

    private boolean isOn(Setting setting, Sentence otherwise) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return false;
        }
        if (!Set.of("on", "off").contains(value.text())) {
            throw value.wrong(otherwise);
        }
        return value.text().equals("on");
    }

    private void checkMysqlUrl(SettingValue url) {
        String text = url.text().toLowerCase(Locale.ROOT);
        if (text.contains("@") || text.contains("password=") || text.contains("user=")) {
            throw url.wrong(Sentence.of("config.value.mysql.secret"));
        }
        if (text.startsWith("jdbc:mariadb:")) {
            throw url.wrong(Sentence.of("config.value.mariadb"));
        }
        if (!JDBC_URL.matcher(url.text()).matches()) {
            throw url.wrong(Sentence.of("config.value.mysql"));
        }
    }

    private static URI address(SettingValue url) {
        URI address;
        try {
            address = new URI(url.text());
        } catch (URISyntaxException malformed) {
            throw url.wrong(Sentence.of("config.value.es"));
        }
        if (address.getRawUserInfo() != null) {
            throw url.wrong(Sentence.of("config.value.es.secret"));
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || !Set.of("http", "https").contains(scheme)) {
            throw url.wrong(Sentence.of("config.value.es"));
        }
        return URI.create(scheme + url.text().substring(scheme.length()));
    }

    private @Nullable Path certificate() {
        return file(Setting.ES_CA);
    }

    private @Nullable Path file(Setting setting) {
        SettingValue value = values.get(setting);
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

    private String fingerprint() {
        SettingValue value = values.get(Setting.ES_FINGERPRINT);
        if (value == null) {
            return "";
        }
        String text = value.text().toLowerCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(text).matches()) {
            throw value.wrong(Sentence.of("config.value.fingerprint"));
        }
        return text.replace(":", "");
    }

    private Duration seconds(Setting setting, long otherwise, long most) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return Duration.ofSeconds(otherwise);
        }
        if (!SECONDS.matcher(value.text()).matches() || Long.parseLong(value.text()) > most) {
            throw value.wrong(Sentence.of("config.value.seconds", most));
        }
        return Duration.ofSeconds(Long.parseLong(value.text()));
    }

    private String text(Setting setting, String otherwise) {
        SettingValue value = values.get(setting);
        return value == null ? otherwise : value.text();
    }

    /** Whether a password for this address would be sent unencrypted to another machine. */
    static boolean travelsInTheClear(String url) {
        try {
            URI address = new URI(url.strip());
            return "http".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && !isLoopback(address.getHost());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** By its name only: looking a name up would ask the network. */
    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || LOOPBACK_4.matcher(host).matches()
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]");
    }
}
