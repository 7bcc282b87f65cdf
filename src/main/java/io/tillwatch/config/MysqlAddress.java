package io.tillwatch.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the source, taken apart for a form: {@code jdbc:mysql://HOST:PORT/DATABASE?PROPERTIES}.
 *
 * @param host with brackets around an IPv6 address
 * @param port 1 to 65535 as text, empty for 3306
 * @param tls the property {@code sslMode}, empty when the address does not set it
 * @param others the other properties as they stand, {@code name=value&…}; empty for none
 */
public record MysqlAddress(String host, String port, String database, String tls, String others) {
    public static final MysqlAddress EMPTY = new MysqlAddress("", "", "", "", "");

    private static final Pattern FORM = Pattern.compile(
            "(?i)jdbc:(?:mysql|mariadb)://(\\[[^\\]]*]|[^/:?]*)(?::([^/?]*))?(?:/([^?]*))?(?:\\?(.*))?");
    private static final String MODE = "sslMode=";

    /** Takes apart what was given; empty when it does not look like such an address at all. */
    public static Optional<MysqlAddress> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String tls = "";
        StringBuilder others = new StringBuilder();
        for (String property : group(matcher, 4).split("&", -1)) {
            if (property.startsWith(MODE)) {
                tls = property.substring(MODE.length());
            } else if (!property.isEmpty()) {
                others.append(others.isEmpty() ? "" : "&").append(property);
            }
        }
        return Optional.of(
                new MysqlAddress(group(matcher, 1), group(matcher, 2), group(matcher, 3), tls, others.toString()));
    }

    private static String group(Matcher matcher, int number) {
        return Optional.ofNullable(matcher.group(number)).orElse("");
    }

    /** The address as a setting; empty when neither host nor database is given. */
    public String text() {
        if (host.isBlank() && database.isBlank()) {
            return "";
        }
        String properties = (tls.isEmpty() ? "" : MODE + tls) + (tls.isEmpty() || others.isEmpty() ? "" : "&") + others;
        return "jdbc:mysql://" + bracketed(host.strip()) + (port.isBlank() ? "" : ":" + port.strip()) + "/"
                + database.strip() + (properties.isEmpty() ? "" : "?" + properties);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** Whether the server is on this machine, going by its name alone. */
    public boolean isLoopback() {
        return SettingValues.isLoopback(bracketed(host.strip()));
    }

    /** The port to connect to; 0 when it is no number. */
    public int portNumber() {
        return port.isBlank() ? 3306 : port.strip().matches("\\d{1,5}") ? Integer.parseInt(port.strip()) : 0;
    }
}
