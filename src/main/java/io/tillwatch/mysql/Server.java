package io.tillwatch.mysql;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers: MySQL or MariaDB, and its version. */
record Server(boolean mariaDb, int major, int minor, String version) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)[0-9.]*");

    /** @param version as {@code SELECT VERSION()} prints it; MariaDB may put {@code 5.5.5-} before its own */
    static Server of(String version) {
        boolean mariaDb = version.contains("MariaDB");
        Matcher matcher = NUMBERS.matcher(mariaDb && version.startsWith("5.5.5-") ? version.substring(6) : version);
        if (!matcher.find()) {
            return new Server(mariaDb, 0, 0, "unknown");
        }
        return new Server(
                mariaDb, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group());
    }

    String product() {
        return (mariaDb ? "MariaDB " : "MySQL ") + version;
    }

    boolean tooOld() {
        return mariaDb ? major < 10 || (major == 10 && minor < 5) : major < 8;
    }

    void check() {
        if (tooOld()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("mysql.too.old", product()));
        }
    }

    /** The statement that bounds the statements after it. */
    String boundStatement(SqlLimits limit) {
        return mariaDb
                ? "SET SESSION max_statement_time = " + limit.bound().toSeconds()
                : "SET SESSION max_execution_time = " + limit.bound().toMillis();
    }
}
