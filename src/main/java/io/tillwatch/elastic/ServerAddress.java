package io.tillwatch.elastic;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.model.Failure;
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
            throw refused("The address of Elasticsearch must begin with https:// (or http:// on this machine).");
        }
        if (url.getRawUserInfo() != null) {
            throw refused("The address of Elasticsearch must not hold a user or password: set them apart from it.");
        }
        if (url.getHost() == null) {
            throw refused("The address of Elasticsearch names no host: write it as https://HOST:9200.");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        if (!(path.isEmpty() || path.equals("/")) || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw refused("The address of Elasticsearch must end after the port: write it as https://HOST:9200.");
        }
        if (url.getPort() > 65_535) {
            throw refused("The port in the address of Elasticsearch must lie between 1 and 65535.");
        }
        boolean credentials = !settings.apiKey().isEmpty() || !settings.user().isEmpty();
        if (scheme.equals("http") && credentials && !isLoopback(url.getHost())) {
            throw refused(
                    "A password or API key would cross the network unencrypted: use https:// in the address of Elasticsearch.");
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

    private static Failure refused(String sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
