package io.tillwatch.config;

import java.util.Optional;

/** What may be written in a profile's file or given in the environment. Secrets are not among them. */
public enum Setting {
    MYSQL_URL("mysql.url", "TILLWATCH_MYSQL_URL"),
    MYSQL_USER("mysql.user", "TILLWATCH_MYSQL_USER"),
    MYSQL_TABLE("mysql.table", "TILLWATCH_MYSQL_TABLE"),
    MYSQL_ZONE("mysql.zone", "TILLWATCH_MYSQL_ZONE"),
    MYSQL_SETTLE("mysql.settle", ""),
    MYSQL_OVERLAP("mysql.overlap", ""),
    ES_URL("es.url", "TILLWATCH_ES_URL"),
    ES_USER("es.user", "TILLWATCH_ES_USER"),
    ES_CA("es.ca", "TILLWATCH_ES_CA"),
    ES_FINGERPRINT("es.fingerprint", "TILLWATCH_ES_FINGERPRINT"),
    ZONE("zone", "TILLWATCH_ZONE"),
    INDEX_PREFIX("index.prefix", "TILLWATCH_INDEX_PREFIX"),
    LANGUAGE("language", ""),
    SERVE_ADDRESS("serve.address", "TILLWATCH_SERVE_ADDRESS"),
    SERVE_PORT("serve.port", "TILLWATCH_SERVE_PORT"),
    SERVE_CERTIFICATE("serve.certificate", "TILLWATCH_SERVE_CERTIFICATE"),
    SERVE_KEY("serve.key", "TILLWATCH_SERVE_KEY"),
    SERVE_FRESH("serve.fresh", ""),
    SYNC_LIVE("sync.live", "TILLWATCH_SYNC_LIVE"),
    RULES_SECOND_PERSON("rules.second_person", "TILLWATCH_RULES_SECOND_PERSON"),
    REVIEW_SECOND_PERSON_FROM("review.second_person_from", "TILLWATCH_REVIEW_SECOND_PERSON_FROM"),
    ALARM_COMMAND("alarm.command", "TILLWATCH_ALARM_COMMAND"),
    /** {@code smtp://host:port} or {@code smtps://host:port}. */
    ALARM_MAIL_SERVER("alarm.mail.server", "TILLWATCH_ALARM_MAIL_SERVER"),
    ALARM_MAIL_USER("alarm.mail.user", "TILLWATCH_ALARM_MAIL_USER"),
    ALARM_MAIL_FROM("alarm.mail.from", "TILLWATCH_ALARM_MAIL_FROM"),
    ALARM_MAIL_TO("alarm.mail.to", "TILLWATCH_ALARM_MAIL_TO"),
    ALARM_MAIL_CA("alarm.mail.ca", "TILLWATCH_ALARM_MAIL_CA"),
    ALARM_UNPROVEN("alarm.unproven", "TILLWATCH_ALARM_UNPROVEN"),
    ALARM_EXPOSURE("alarm.exposure", "TILLWATCH_ALARM_EXPOSURE"),
    KIBANA_URL("kibana.url", "TILLWATCH_KIBANA_URL"),
    KIBANA_USER("kibana.user", "TILLWATCH_KIBANA_USER"),
    KIBANA_CA("kibana.ca", "TILLWATCH_KIBANA_CA"),
    KIBANA_FINGERPRINT("kibana.fingerprint", "TILLWATCH_KIBANA_FINGERPRINT"),
    KIBANA_SPACE("kibana.space", "TILLWATCH_KIBANA_SPACE"),
    /** What stands before {@code tillwatch://} in links of the dashboards. */
    KIBANA_LINKS("kibana.links", "TILLWATCH_KIBANA_LINKS");

    private final String key;
    private final String variable;

    Setting(String key, String variable) {
        this.key = key;
        this.variable = variable;
    }

    /** Its name in the file. */
    public String key() {
        return key;
    }

    /** Its name in the environment; empty when it has none. */
    public String variable() {
        return variable;
    }

    static Optional<Setting> ofKey(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
