package io.tillwatch.config;

import java.util.Locale;

/** The secrets that Tillwatch may need. */
public enum SecretName {
    MYSQL_PASSWORD("TILLWATCH_MYSQL_PASSWORD"),
    ES_PASSWORD("TILLWATCH_ES_PASSWORD"),
    ES_API_KEY("TILLWATCH_ES_API_KEY"),
    /** What callers of {@code serve} show from another machine. */
    SERVE_TOKEN("TILLWATCH_SERVE_TOKEN"),
    /** Opens the PKCS12 file with the certificate of {@code serve}. */
    SERVE_KEY_PASSWORD("TILLWATCH_SERVE_KEY_PASSWORD"),
    /** Logs in at the server that alarms are mailed by. */
    ALARM_MAIL_PASSWORD("TILLWATCH_ALARM_MAIL_PASSWORD"),
    KIBANA_PASSWORD("TILLWATCH_KIBANA_PASSWORD"),
    KIBANA_API_KEY("TILLWATCH_KIBANA_API_KEY");

    private final String variable;

    SecretName(String variable) {
        this.variable = variable;
    }

    /** Its name in the environment. */
    public String variable() {
        return variable;
    }

    /** Its name on the command line and in the keyring: {@code mysql-password}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return label();
    }
}
