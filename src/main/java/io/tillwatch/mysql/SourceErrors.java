package io.tillwatch.mysql;

import com.mysql.cj.exceptions.SSLParamsException;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Failure.Kind;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes a sentence of the driver's exceptions. The driver's own messages are looked at but never
 * passed on: they may hold values.
 */
final class SourceErrors {
    private final JdbcUrl url;
    private final String user;
    private final String table;

    SourceErrors(JdbcUrl url, String user, String table) {
        this.url = url;
        this.user = user;
        this.table = table;
    }

    static Failure cancelled() {
        return new Failure(Kind.CANCELLED, "Reading the database was stopped.");
    }

    /** For what goes wrong before the first statement: a connection that breaks then was never there. */
    Failure whileConnecting(SQLException e) {
        Failure failure = translate(e);
        return failure.getMessage().equals(lost())
                ? failure(
                        Kind.UNAVAILABLE,
                        "The database at " + server()
                                + " cannot be reached: check host, port and network, and that it is a MySQL server.",
                        e)
                : failure;
    }

    Failure translate(SQLException e) {
        String sentence = byCode(e.getErrorCode());
        if (sentence == null) {
            return byCause(e);
        }
        return failure(kindOf(e.getErrorCode()), sentence, e);
    }

    private static Kind kindOf(int code) {
        return switch (code) {
            case 1040,
                    1053,
                    1203,
                    1205,
                    1213,
                    1226,
                    1317,
                    1412,
                    1615,
                    1927,
                    2006,
                    2013,
                    1105,
                    4031,
                    3024,
                    1969,
                    1176,
                    1028,
                    1021,
                    3 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }

    private @Nullable String byCode(int code) {
        String server = server();
        return switch (code) {
            case 1045, 1698 ->
                "The database at " + server + " refuses user \"" + user
                        + "\": check user name and password (and whether the" + " account must use TLS).";
            case 1044 ->
                "User \"" + user + "\" may not use database \"" + url.database() + "\": grant SELECT on its table "
                        + table + ".";
            case 1049 -> "There is no database \"" + url.database() + "\" at " + server + ": check the address.";
            case 1142, 1143, 1370 ->
                "User \"" + user + "\" may not read table \"" + table + "\": GRANT SELECT ON `" + url.database() + "`.`"
                        + table + "` to this user.";
            case 1146, 1051 ->
                "There is no table \"" + table + "\" in database \"" + url.database() + "\" at " + server
                        + ": check the table's name.";
            case 1356, 1449 ->
                "The view \"" + table + "\" cannot be read: a table, column, privilege or user it needs is missing.";
            case 1054 ->
                "A column of table \"" + table
                        + "\" disappeared or was renamed while it was read: check the table, then" + " run again.";
            case 1412, 1615, 1176 -> "Table \"" + table + "\" was altered while it was read: run again.";
            case 1129, 1130 ->
                "The database at " + server + " does not accept connections from this machine: ask its administrator.";
            case 1040, 1203, 1226 ->
                "The database at " + server + " has no connection left for user \"" + user + "\": try again later.";
            case 1820, 1862 -> "The password of user \"" + user + "\" has expired: set a new one in the database.";
            case 3118, 4151 -> "The account of user \"" + user + "\" is locked in the database: ask its administrator.";
            case 3159, 3999 -> "The database at " + server + " demands TLS: set sslMode in its address.";
            case 1227 -> "User \"" + user + "\" lacks a privilege to read table \"" + table + "\": run doctor.";
            case 3024, 1969 ->
                "The database at " + server + " ended a statement that ran too long: run doctor to see whether table \""
                        + table + "\" lacks an index.";
            case 1205, 1213 -> "Table \"" + table + "\" is locked by someone else: try again later.";
            case 1317 -> "Someone stopped the statement in the database at " + server + ": run again.";
            case 1053, 1927, 2006, 2013, 1105, 4031 -> lost();
            case 1037, 1038, 1041 ->
                "The database at " + server + " has too little memory to sort rows: run doctor to see whether table \""
                        + table + "\" lacks an index.";
            case 1021, 1028, 3 ->
                "The database at " + server + " has no disk space left to sort rows: ask its administrator.";
            default -> null;
        };
    }

    private Failure byCause(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return failure(
                        Kind.UNAVAILABLE,
                        "The host \"" + url.host()
                                + "\" of the database is unknown: check the address and the network.",
                        e);
            }
            if (cause instanceof SSLParamsException) {
                return failure(
                        Kind.SETTINGS,
                        "A TLS property in the MySQL address does not fit: trustCertificateKeyStoreUrl must name a"
                                + " readable key store of its trustCertificateKeyStoreType (JKS if not set), and"
                                + " tlsVersions may be TLSv1.2 and TLSv1.3.",
                        e);
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return tls(cause, e);
            }
            if (cause instanceof SocketTimeoutException) {
                return failure(
                        Kind.UNAVAILABLE,
                        "The database at " + server() + " does not answer: check that it runs and can be reached.",
                        e);
            }
            if (cause instanceof NoRouteToHostException || cause instanceof ConnectException) {
                return failure(
                        Kind.UNAVAILABLE,
                        "Nothing accepts connections at " + server()
                                + ": check host and port, and that the database runs.",
                        e);
            }
            if (cause instanceof EOFException) {
                return failure(Kind.UNAVAILABLE, lost(), e);
            }
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("public key retrieval")
                || message.contains("ssl connection required")
                || message.contains("ssl/tls")
                || message.contains("not provided by server")) {
            return noTls(e);
        }
        if (message.contains("authentication plugin")) {
            return failure(
                    Kind.REFUSED,
                    "User \"" + user + "\" logs in to the database at " + server()
                            + " in a way that is not known here: use an account with caching_sha2_password or"
                            + " mysql_native_password.",
                    e);
        }
        if (String.valueOf(e.getSQLState()).startsWith("08") || "S1000".equals(e.getSQLState())) {
            return failure(Kind.UNAVAILABLE, lost(), e);
        }
        return failure(
                Kind.REFUSED,
                "The database at " + server() + " refused a statement (code " + e.getErrorCode() + ", state "
                        + e.getSQLState() + "); the log says where.",
                e);
    }

    private Failure tls(Throwable cause, SQLException e) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof CertificateException) {
                return failure(
                        Kind.REFUSED,
                        "The TLS certificate of the database at " + server()
                                + " is not trusted or is for another host: nothing was sent to it. Set"
                                + " trustCertificateKeyStoreUrl to its authority, or correct the host name.",
                        e);
            }
        }
        return failure(
                Kind.REFUSED,
                "No TLS connection could be made with the database at " + server()
                        + ": check that it offers TLS 1.2 or 1.3.",
                e);
    }

    private Failure noTls(SQLException e) {
        return failure(
                Kind.REFUSED,
                "The database at " + server() + " offers no TLS, which "
                        + (url.isLoopback() ? "its address asks for" : "is needed on the way to another machine")
                        + ": switch TLS on in the database.",
                e);
    }

    private String lost() {
        return "The connection to the database at " + server() + " broke while reading: run again when it is back.";
    }

    private String server() {
        return url.host() + ":" + url.port();
    }

    private static Failure failure(Kind kind, String sentence, SQLException e) {
        return new Failure(kind, sentence, ScrubbedCause.of(e));
    }
}
