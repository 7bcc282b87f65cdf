package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what went wrong into one sentence for a person. Elasticsearch's own texts are never passed on: they quote the
 * values of documents. Only its error types, index names and privilege names are used, and only by their exact form.
 */
final class ElasticErrors {
    private static final Pattern GRANTED_BY =
            Pattern.compile("granted by the (index|cluster) privileges \\[([a-z_,]+)]");
    private static final Pattern BEHIND_FENCE = Pattern.compile("-v[0-9]{1,4}-write-[0-9]{6,18}]");
    private static final Pattern ON_INDICES = Pattern.compile("on indices \\[([a-z0-9_.,-]{1,300})]");
    private static final List<String> PREFERRED = List.of(
            "read", "index", "delete", "maintenance", "view_index_metadata", "create_index", "manage", "monitor");

    private final String address;

    ElasticErrors(String address) {
        this.address = address;
    }

    /** No answer came. */
    Failure noAnswer(IOException cause) {
        return new Failure(kindOf(cause), sentence(cause), cause);
    }

    private static Failure.Kind kindOf(IOException cause) {
        return find(cause, SSLException.class) != null ? Failure.Kind.REFUSED : Failure.Kind.UNAVAILABLE;
    }

    private Sentence sentence(IOException cause) {
        if (find(cause, UnknownHostException.class) != null) {
            return Sentence.of("elastic.host.unknown", address);
        }
        if (find(cause, SSLPeerUnverifiedException.class) != null) {
            return Sentence.of("elastic.certificate.host", address);
        }
        if (find(cause, CertPathBuilderException.class) != null
                || find(cause, CertPathValidatorException.class) != null
                || find(cause, CertificateException.class) != null) {
            return Sentence.of("elastic.certificate.untrusted", address);
        }
        if (find(cause, SSLException.class) != null) {
            return Sentence.of("elastic.tls", address);
        }
        if (find(cause, ConnectTimeoutException.class) != null || find(cause, SocketTimeoutException.class) != null) {
            return Sentence.of("elastic.silent", address);
        }
        if (find(cause, ConnectException.class) != null || find(cause, NoRouteToHostException.class) != null) {
            return Sentence.of("elastic.port.closed", address);
        }
        boolean noHttp =
                find(cause, ConnectionClosedException.class) != null || find(cause, HttpException.class) != null;
        if (noHttp && address.startsWith("http:")) {
            return Sentence.of("elastic.http", address);
        }
        return Sentence.of("elastic.broke", address);
    }

    private static <T extends Throwable> @Nullable T find(Throwable from, Class<T> type) {
        int depth = 0;
        for (Throwable here = from; here != null && depth < 20; here = here.getCause(), depth++) {
            if (type.isInstance(here)) {
                return type.cast(here);
            }
        }
        return null;
    }

    /** The server answered, but not with success. */
    Failure refusal(Reply reply) {
        Map<String, @Nullable Object> body;
        try {
            body = reply.json();
        } catch (Failure e) {
            body = Map.of();
        }
        Object error = cause(body.get("error"));
        return refusal(reply.status(), Json.text(error, "type"), Json.text(error, "reason"));
    }

    /** That all shards failed says nothing; the first of them says why. */
    private static @Nullable Object cause(@Nullable Object error) {
        List<?> roots = Json.list(error, "root_cause");
        return Json.text(error, "type").equals("search_phase_execution_exception") && !roots.isEmpty()
                ? roots.getFirst()
                : error;
    }

    /** As {@link #refusal(Reply)}, for one item of a bulk request or multi-get. */
    Failure refusal(int status, String type, String reason) {
        if (status == 401) {
            return refused(Sentence.of("elastic.login"));
        }
        if (isFullDisk(type, reason)) {
            return new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("elastic.disk.full"));
        }
        if (type.equals("cluster_block_exception")) {
            return reason.contains("FORBIDDEN")
                    ? refused(Sentence.of("elastic.blocked"))
                    : unavailable(Sentence.of("elastic.starting"));
        }
        if (status == 403) {
            return refused(privilege(reason));
        }
        if (type.equals("index_not_found_exception")
                && BEHIND_FENCE.matcher(reason).find()) {
            return Fence.lost();
        }
        if (type.equals("index_not_found_exception") || type.equals("alias_not_found_exception")) {
            return refused(Sentence.of("elastic.index.gone"));
        }
        if (type.equals("search_context_missing_exception") || type.equals("no_search_context_exception")) {
            return unavailable(Sentence.of("elastic.search.broke"));
        }
        if (type.equals("too_many_buckets_exception")) {
            return refused(Sentence.of("elastic.buckets"));
        }
        if (Reply.mayPass(status)) {
            return unavailable(Sentence.of("elastic.busy", address));
        }
        return refused(Sentence.of("elastic.refused", type.matches("[a-z_]{1,60}") ? status + ", " + type : status));
    }

    /** Flood stage and {@code read_only_allow_delete}: released by Elasticsearch itself once there is space again. */
    static boolean isFullDisk(String type, String reason) {
        return type.equals("cluster_block_exception")
                && (reason.contains("/12/") || reason.toLowerCase(Locale.ROOT).contains("read-only-allow-delete"));
    }

    private static Sentence privilege(String reason) {
        var granted = GRANTED_BY.matcher(reason);
        var indices = ON_INDICES.matcher(reason);
        String where = indices.find() ? indices.group(1).replace(",", ", ") : "";
        if (!granted.find()) {
            return where.isEmpty() ? Sentence.of("elastic.privilege") : Sentence.of("elastic.privilege.on", where);
        }
        List<String> names = List.of(granted.group(2).split(",", -1));
        String name = PREFERRED.stream().filter(names::contains).findFirst().orElse(names.getFirst());
        return where.isEmpty()
                ? Sentence.of("elastic.privilege.named", granted.group(1), name)
                : Sentence.of("elastic.privilege.named.on", granted.group(1), name, where);
    }

    static Failure refused(Sentence sentence) {
        return new Failure(Failure.Kind.REFUSED, sentence);
    }

    static Failure unavailable(Sentence sentence) {
        return new Failure(Failure.Kind.UNAVAILABLE, sentence);
    }
}
