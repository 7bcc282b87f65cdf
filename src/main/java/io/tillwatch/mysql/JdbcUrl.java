package io.tillwatch.mysql;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checked {@code jdbc:mysql://HOST:PORT/DATABASE[?PROPERTY=VALUE…]}. The driver is never given the text itself: host,
 * port and database are taken apart, and only properties of a short list are taken over.
 *
 * @param host name or address, without brackets
 * @param properties those given, all from the allow-list
 */
record JdbcUrl(String host, int port, String database, Map<String, String> properties) {
    /** What may be set in the address. All concern how the server's identity is checked, or the transport. */
    static final List<String> ALLOWED = List.of(
            "sslMode", "tlsVersions", "trustCertificateKeyStoreUrl", "trustCertificateKeyStoreType", "useCompression");

    private static final Pattern FORM =
            Pattern.compile("jdbc:mysql://(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::(\\d{1,5}))?/"
                    + "([^/?#&=:;@\\\\\\s\\p{Cntrl}]{1,192})(?:\\?(.*))?");

    static JdbcUrl parse(String url) {
        Matcher matcher = FORM.matcher(url.strip());
        if (!matcher.matches()) {
            throw refused(Sentence.of("mysql.address.form"));
        }
        String port = matcher.group(2);
        int number = port == null ? 3306 : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw refused(Sentence.of("mysql.address.port"));
        }
        String host = matcher.group(1);
        Map<String, String> properties = properties(matcher.group(4) == null ? "" : matcher.group(4));
        JdbcUrl parsed = new JdbcUrl(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                number,
                decode(matcher.group(3)),
                properties);
        parsed.checkTls();
        return parsed;
    }

    private static Map<String, String> properties(String query) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            if (!ALLOWED.contains(name)) {
                throw refused(Sentence.of("mysql.address.property", shown(name), String.join(", ", ALLOWED)));
            }
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            if (value.isEmpty()) {
                throw refused(Sentence.of("mysql.address.property.empty", name));
            }
            properties.put(name, value);
        }
        return properties;
    }

    private void checkTls() {
        String store = properties.get("trustCertificateKeyStoreUrl");
        if (store != null && !store.startsWith("file:")) {
            throw refused(Sentence.of("mysql.address.store"));
        }
        String mode = sslMode();
        List<String> allowed = isLoopback()
                ? List.of("DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY")
                : List.of("VERIFY_CA", "VERIFY_IDENTITY");
        if (!allowed.contains(mode)) {
            String names = String.join(", ", allowed);
            throw refused(
                    isLoopback()
                            ? Sentence.of("mysql.address.tls.here", names)
                            : Sentence.of("mysql.address.tls.away", names));
        }
    }

    /**
     * VERIFY_IDENTITY unless the server is on this machine. VERIFY_CA may be asked for (a server that is reached by an
     * address its certificate does not name); anything weaker would hand the password to whoever answers, and is
     * possible on loopback only, where nobody stands between.
     */
    String sslMode() {
        return properties.getOrDefault("sslMode", isLoopback() ? "DISABLED" : "VERIFY_IDENTITY");
    }

    boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || host.equals("::1")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** The address for the driver, without any property. */
    String forDriver() {
        return "jdbc:mysql://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused(Sentence.of("mysql.address.percent"));
        }
    }

    private static String shown(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\"]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
    }

    private static Failure refused(Sentence sentence) {
        return new Failure(Failure.Kind.SETTINGS, sentence);
    }
}
