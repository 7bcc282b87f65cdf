package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
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

    private String sentence(IOException cause) {
        if (find(cause, UnknownHostException.class) != null) {
            return "The host name in the address of Elasticsearch (%s) is not known: check the address."
                    .formatted(address);
        }
        if (find(cause, SSLPeerUnverifiedException.class) != null) {
            return "The certificate of Elasticsearch at %s is for another host: use a host name the certificate names."
                    .formatted(address);
        }
        if (find(cause, CertPathBuilderException.class) != null
                || find(cause, CertPathValidatorException.class) != null
                || find(cause, CertificateException.class) != null) {
            return "The certificate of Elasticsearch at %s is not trusted: give the authority that signed it (TILLWATCH_ES_CA), or the right fingerprint."
                    .formatted(address);
        }
        if (find(cause, SSLException.class) != null) {
            return "No secure connection to Elasticsearch at %s could be made: check that it speaks HTTPS with TLS 1.2 or 1.3."
                    .formatted(address);
        }
        if (find(cause, ConnectTimeoutException.class) != null || find(cause, SocketTimeoutException.class) != null) {
            return "Elasticsearch at %s did not answer in time: check that it runs well and that no firewall is between."
                    .formatted(address);
        }
        if (find(cause, ConnectException.class) != null || find(cause, NoRouteToHostException.class) != null) {
            return "Nothing answers at %s: start Elasticsearch, or correct its address.".formatted(address);
        }
        boolean noHttp =
                find(cause, ConnectionClosedException.class) != null || find(cause, HttpException.class) != null;
        if (noHttp && address.startsWith("http:")) {
            return "Elasticsearch at %s did not answer in HTTP: if it expects HTTPS, write https:// in its address."
                    .formatted(address);
        }
        return "The connection to Elasticsearch at %s broke: check that it runs.".formatted(address);
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
            return refused("Elasticsearch does not accept the user name and password, or the API key: correct them.");
        }
        if (isFullDisk(type, reason)) {
            return new Failure(
                    Failure.Kind.UNAVAILABLE,
                    "Elasticsearch has blocked writing because its disk is full: free space there, it goes on by itself then.");
        }
        if (type.equals("cluster_block_exception")) {
            return reason.contains("FORBIDDEN")
                    ? refused(
                            "The indices are blocked for writing: remove their index.blocks.* setting in Elasticsearch.")
                    : unavailable("Elasticsearch is starting or has no elected master: try again in a minute.");
        }
        if (status == 403) {
            return refused(privilege(reason));
        }
        if (type.equals("index_not_found_exception") || type.equals("alias_not_found_exception")) {
            return refused(
                    "An index of Tillwatch is missing in Elasticsearch: it was deleted. Run `tillwatch rebuild`.");
        }
        if (type.equals("search_context_missing_exception") || type.equals("no_search_context_exception")) {
            return unavailable(
                    "The search broke off, as Elasticsearch was restarted or nothing was asked for five minutes: run this again.");
        }
        if (type.equals("too_many_buckets_exception")) {
            return refused("Elasticsearch allows too few buckets: raise its setting search.max_buckets to 65536.");
        }
        if (Reply.mayPass(status)) {
            return unavailable("Elasticsearch at %s is overloaded or not ready: try again later.".formatted(address));
        }
        return refused(
                "Elasticsearch refused a request (status %d%s): check that it is version 9 and not changed by hand."
                        .formatted(status, type.matches("[a-z_]{1,60}") ? ", " + type : ""));
    }

    /** Flood stage and {@code read_only_allow_delete}: released by Elasticsearch itself once there is space again. */
    static boolean isFullDisk(String type, String reason) {
        return type.equals("cluster_block_exception")
                && (reason.contains("/12/") || reason.toLowerCase(Locale.ROOT).contains("read-only-allow-delete"));
    }

    private static String privilege(String reason) {
        var granted = GRANTED_BY.matcher(reason);
        var indices = ON_INDICES.matcher(reason);
        String where = indices.find() ? " on " + indices.group(1).replace(",", ", ") : "";
        if (!granted.find()) {
            return "The Elasticsearch user lacks a privilege%s: give its role what docs/least-privilege.md lists."
                    .formatted(where);
        }
        List<String> names = List.of(granted.group(2).split(",", -1));
        String name = PREFERRED.stream().filter(names::contains).findFirst().orElse(names.getFirst());
        return "The Elasticsearch user lacks the %s privilege \"%s\"%s: give it to its role (docs/least-privilege.md)."
                .formatted(granted.group(1), name, where);
    }

    static Failure refused(String sentence) {
        return new Failure(Failure.Kind.REFUSED, sentence);
    }

    static Failure unavailable(String sentence) {
        return new Failure(Failure.Kind.UNAVAILABLE, sentence);
    }
}
