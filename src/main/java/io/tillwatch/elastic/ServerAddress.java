package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/** Reads the server's address and refuses what is not plainly one, or would send a password in the clear. */
final class ServerAddress {
    private static final int DEFAULT_PORT = 9200;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?(0*:)*0*:?:0*1]?");

    private ServerAddress() {}

    static HttpHost of(IndexSettings settings) {
        URI url = settings.url();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(Sentence.of("elastic.address.scheme"));
        }
        if (url.getRawUserInfo() != null) {
            throw refused(Sentence.of("elastic.address.user"));
        }
        if (url.getHost() == null) {
            throw refused(Sentence.of("elastic.address.host"));
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        if (!(path.isEmpty() || path.equals("/")) || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw refused(Sentence.of("elastic.address.end"));
        }
        if (url.getPort() > 65_535) {
            throw refused(Sentence.of("elastic.address.port"));
        }
        boolean credentials = !settings.apiKey().isEmpty() || !settings.user().isEmpty();
        if (scheme.equals("http") && credentials && !isLoopback(url.getHost())) {
            throw refused(Sentence.of("elastic.address.clear"));
        }
        return new HttpHost(scheme, bare(url.getHost()), url.getPort() <= 0 ? DEFAULT_PORT : url.getPort());
    }

    /** Decided by the text alone: a name that happens to resolve to loopback may resolve to something else next time. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Failure refused(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
