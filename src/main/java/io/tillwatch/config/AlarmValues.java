package io.tillwatch.config;

import io.tillwatch.config.AlarmSettings.MailSettings;
import io.tillwatch.model.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what was given on alarms and turns it into {@link AlarmSettings}. */
final class AlarmValues {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,;:\"\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern DAYS = Pattern.compile("\\d{1,3}");
    private static final Pattern WON = Pattern.compile("\\d{1,15}");
    private static final int SMTP = 587;
    private static final int SMTPS = 465;

    private final Map<Setting, SettingValue> values;

    AlarmValues(Map<Setting, SettingValue> values) {
        this.values = values;
    }

    /** Throws a Failure that names the place when this one setting cannot be used. */
    void check(Setting setting) {
        switch (setting) {
            case ALARM_COMMAND -> command();
            case ALARM_MAIL_SERVER -> server();
            case ALARM_MAIL_FROM, ALARM_MAIL_TO -> mailboxes(setting);
            case ALARM_MAIL_CA -> certificates();
            case ALARM_UNPROVEN -> number(setting, DAYS);
            case ALARM_EXPOSURE -> number(setting, WON);
            default -> {
                // Any text will do.
            }
        }
    }

    AlarmSettings read(SecretFinder secrets) {
        return new AlarmSettings(
                command(),
                mail(secrets),
                (int) number(Setting.ALARM_UNPROVEN, DAYS),
                number(Setting.ALARM_EXPOSURE, WON));
    }

    private @Nullable Path command() {
        SettingValue value = values.get(Setting.ALARM_COMMAND);
        if (value == null) {
            return null;
        }
        try {
            Path path = Path.of(value.text());
            if (path.isAbsolute() && Files.isExecutable(path) && Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException noPath) {
            // said below
        }
        throw value.wrong(Sentence.of("config.value.command"));
    }

    private @Nullable Path certificates() {
        SettingValue value = values.get(Setting.ALARM_MAIL_CA);
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

    private @Nullable MailSettings mail(SecretFinder secrets) {
        URI server = server();
        List<String> from = mailboxes(Setting.ALARM_MAIL_FROM);
        List<String> to = mailboxes(Setting.ALARM_MAIL_TO);
        Path ca = certificates();
        SettingValue user = values.get(Setting.ALARM_MAIL_USER);
        SettingValue named = values.get(Setting.ALARM_MAIL_SERVER);
        if (server == null || named == null) {
            return null;
        }
        if (from.size() != 1 || to.isEmpty()) {
            throw named.wrong(Sentence.of("config.value.mail.who"));
        }
        boolean tls = server.getScheme().equals("smtps");
        int standard = tls ? SMTPS : SMTP;
        return new MailSettings(
                server.getHost(),
                server.getPort() < 0 ? standard : server.getPort(),
                tls,
                SettingValues.isLoopback(server.getHost()),
                user == null ? "" : user.text(),
                user == null ? Secret.NONE : secrets.find(SecretName.ALARM_MAIL_PASSWORD),
                from.getFirst(),
                to,
                ca);
    }

    private @Nullable URI server() {
        SettingValue value = values.get(Setting.ALARM_MAIL_SERVER);
        if (value == null) {
            return null;
        }
        try {
            URI server = new URI(value.text().toLowerCase(Locale.ROOT));
            boolean known = "smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme());
            boolean bare = server.getHost() != null
                    && server.getRawUserInfo() == null
                    && String.valueOf(server.getRawPath()).length() <= 1
                    && server.getRawQuery() == null;
            if (known && bare) {
                return server;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw value.wrong(Sentence.of("config.value.mail.server"));
    }

    private List<String> mailboxes(Setting setting) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return List.of();
        }
        List<String> mailboxes =
                Arrays.stream(value.text().split(",", -1)).map(String::strip).toList();
        if (!mailboxes.stream().allMatch(mailbox -> MAILBOX.matcher(mailbox).matches())) {
            throw value.wrong(Sentence.of("config.value.mail.address"));
        }
        return mailboxes;
    }

    private long number(Setting setting, Pattern form) {
        SettingValue value = values.get(setting);
        if (value == null) {
            return 0;
        }
        if (!form.matcher(value.text()).matches()) {
            throw value.wrong(Sentence.of("config.value.number"));
        }
        return Long.parseLong(value.text());
    }
}
