package io.tillwatch.mysql;

import com.mysql.cj.exceptions.SSLParamsException;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Failure.Kind;
import io.tillwatch.model.Sentence;
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
        return new Failure(Kind.CANCELLED, Sentence.of("mysql.stopped"));
    }

    /** For what goes wrong before the first statement: a connection that breaks then was never there. */
    Failure whileConnecting(SQLException e) {
        Failure failure = translate(e);
        return failure.sentence().equals(lost())
                ? failure(Kind.UNAVAILABLE, Sentence.of("mysql.unreachable", server()), e)
                : failure;
    }

    Failure translate(SQLException e) {
        Sentence sentence = byCode(e.getErrorCode());
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

    private @Nullable Sentence byCode(int code) {
        String server = server();
        return switch (code) {
            case 1045, 1698 -> Sentence.of("mysql.login", server, user);
            case 1044 -> Sentence.of("mysql.database.forbidden", user, url.database(), table);
            case 1049 -> Sentence.of("mysql.database.missing", url.database(), server);
            case 1142, 1143, 1370 -> Sentence.of("mysql.table.forbidden", user, table, url.database(), table);
            case 1146, 1051 -> Sentence.of("mysql.table.missing", table, url.database(), server);
            case 1356, 1449 -> Sentence.of("mysql.view.broken", table);
            case 1054 -> Sentence.of("mysql.column.gone", table);
            case 1412, 1615, 1176 -> Sentence.of("mysql.table.altered", table);
            case 1129, 1130 -> Sentence.of("mysql.host.refused", server);
            case 1040, 1203, 1226 -> Sentence.of("mysql.connections", server, user);
            case 1820, 1862 -> Sentence.of("mysql.password.expired", user);
            case 3118, 4151 -> Sentence.of("mysql.account.locked", user);
            case 3159, 3999 -> Sentence.of("mysql.tls.demanded", server);
            case 1227 -> Sentence.of("mysql.privilege", user, table);
            case 3024, 1969 -> Sentence.of("mysql.too.long", server, table);
            case 1205, 1213 -> Sentence.of("mysql.locked", table);
            case 1317 -> Sentence.of("mysql.statement.stopped", server);
            case 1053, 1927, 2006, 2013, 1105, 4031 -> lost();
            case 1037, 1038, 1041 -> Sentence.of("mysql.memory", server, table);
            case 1021, 1028, 3 -> Sentence.of("mysql.disk", server);
            default -> null;
        };
    }

    private Failure byCause(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return failure(Kind.UNAVAILABLE, Sentence.of("mysql.host.unknown", url.host()), e);
            }
            if (cause instanceof SSLParamsException) {
                return failure(Kind.SETTINGS, Sentence.of("mysql.tls.property"), e);
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return tls(cause, e);
            }
            if (cause instanceof SocketTimeoutException) {
                return failure(Kind.UNAVAILABLE, Sentence.of("mysql.silent", server()), e);
            }
            if (cause instanceof NoRouteToHostException || cause instanceof ConnectException) {
                return failure(Kind.UNAVAILABLE, Sentence.of("mysql.port.closed", server()), e);
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
            return failure(Kind.REFUSED, Sentence.of("mysql.authentication", user, server()), e);
        }
        if (String.valueOf(e.getSQLState()).startsWith("08") || "S1000".equals(e.getSQLState())) {
            return failure(Kind.UNAVAILABLE, lost(), e);
        }
        return failure(Kind.REFUSED, Sentence.of("mysql.refused", server(), e.getErrorCode(), e.getSQLState()), e);
    }

    private Failure tls(Throwable cause, SQLException e) {
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof CertificateException) {
                return failure(Kind.REFUSED, Sentence.of("mysql.certificate", server()), e);
            }
        }
        return failure(Kind.REFUSED, Sentence.of("mysql.tls.failed", server()), e);
    }

    private Failure noTls(SQLException e) {
        return failure(
                Kind.REFUSED,
                url.isLoopback()
                        ? Sentence.of("mysql.tls.none.here", server())
                        : Sentence.of("mysql.tls.none.away", server()),
                e);
    }

    private Sentence lost() {
        return Sentence.of("mysql.lost", server());
    }

    private String server() {
        return url.host() + ":" + url.port();
    }

    private static Failure failure(Kind kind, Sentence sentence, SQLException e) {
        return new Failure(kind, sentence, ScrubbedCause.of(e));
    }
}
