package io.tillwatch.ui.settings;

import io.tillwatch.config.Setting;

/** What is filled in on the connections' form. The address of the source is taken apart into four fields. */
enum FieldName {
    HOST(Setting.MYSQL_URL),
    PORT(Setting.MYSQL_URL),
    DATABASE(Setting.MYSQL_URL),
    TLS(Setting.MYSQL_URL),
    TABLE(Setting.MYSQL_TABLE),
    SOURCE_USER(Setting.MYSQL_USER),
    SOURCE_ZONE(Setting.MYSQL_ZONE),
    URL(Setting.ES_URL),
    INDEX_USER(Setting.ES_USER),
    CA(Setting.ES_CA),
    FINGERPRINT(Setting.ES_FINGERPRINT),
    PREFIX(Setting.INDEX_PREFIX),
    ZONE(Setting.ZONE);

    private final Setting setting;

    FieldName(Setting setting) {
        this.setting = setting;
    }

    Setting setting() {
        return setting;
    }

    /** Whether it concerns the source; the others concern the index, and the zone both. */
    boolean isSource() {
        return switch (this) {
            case HOST, PORT, DATABASE, TLS, TABLE, SOURCE_USER, SOURCE_ZONE, ZONE -> true;
            case URL, INDEX_USER, CA, FINGERPRINT, PREFIX -> false;
        };
    }

    boolean isIndex() {
        return !isSource() || this == ZONE;
    }
}
