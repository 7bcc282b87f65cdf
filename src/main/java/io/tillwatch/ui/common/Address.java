package io.tillwatch.ui.common;

import io.tillwatch.model.CardNumbers;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is: a screen and what it shows, written {@code tillwatch://sales?store=1042&from=2026-11-01}. Whoever
 * has it sees the same, so it holds every filter and nothing that only one person has. It is kept on disk and stands in
 * exports: card numbers are cut in it to the form that the index has as well.
 *
 * @param screen {@code overview}, {@code stores}, … in lower case
 * @param parameters in the order they were given; no empty values
 */
public record Address(String screen, Map<String, String> parameters) {
    public static final String SCHEME = "tillwatch";

    private static final Pattern SCREEN = Pattern.compile("[a-z]{1,20}");

    /** How Kibana writes a date that has no time. */
    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T00:00:00(?:\\.000)?Z");

    /**
     * Names of one document. A numeric id of a sale may pass for a card number, as one in ten of 13 to 19 digits does,
     * and must stay whole where it came from the index. So screens, which take it from there or looked there, give it as
     * it is, and it is written with {@link #KNOWN} before it. What somebody typed or another program passed without that
     * is cut like everything else: nobody can tell it from a card number, and the search for a sale finds it by its id.
     */
    private static final Set<String> IDS = Set.of("id", "run");

    /** Stands before an id that looks like a card number and is none. No other id is written or read with it. */
    private static final String KNOWN = "_";

    public Address {
        if (!SCREEN.matcher(screen).matches()) {
            throw new IllegalArgumentException("No screen can have this name");
        }
        Map<String, String> kept = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                kept.put(name, IDS.contains(name) ? value : masked(value));
            }
        });
        parameters = Collections.unmodifiableMap(kept);
    }

    /** The ends of a range are two numbers, not groups of one. */
    private static String masked(String value) {
        return Stream.of(value.split("\\.\\.", -1)).map(CardNumbers::mask).collect(Collectors.joining(".."));
    }

    private static boolean looksLikeACard(String value) {
        return !CardNumbers.mask(value).equals(value);
    }

    private static String readId(String written) {
        boolean known = written.startsWith(KNOWN) && looksLikeACard(written);
        return known ? written.substring(KNOWN.length()) : CardNumbers.mask(written);
    }

    private static String written(String name, String value) {
        return IDS.contains(name) && looksLikeACard(value) ? KNOWN + value : value;
    }

    public static Address of(String screen) {
        return new Address(screen, Map.of());
    }

    /** Reads what somebody typed or another program passed; empty when it is no address of ours. */
    public static Optional<Address> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            String screen = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
            if (!SCHEME.equalsIgnoreCase(uri.getScheme())
                    || screen == null
                    || !SCREEN.matcher(screen).matches()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            if (uri.getRawQuery() != null) {
                for (String pair : uri.getRawQuery().split("&", -1)) {
                    int equals = pair.indexOf('=');
                    if (equals > 0) {
                        String name = decoded(pair.substring(0, equals));
                        String value = decoded(pair.substring(equals + 1));
                        parameters.put(name, IDS.contains(name) ? readId(value) : value);
                    }
                }
            }
            return Optional.of(new Address(screen, parameters));
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** With another value; without the parameter when it is null or empty. */
    public Address with(String name, @Nullable String value) {
        Map<String, String> next = new LinkedHashMap<>(parameters);
        next.put(name, value == null ? "" : value);
        return new Address(screen, next);
    }

    public Address with(String name, @Nullable LocalDate date) {
        return with(name, date == null ? null : date.toString());
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Empty when there is none, or none that can be read. */
    public Optional<LocalDate> date(String name) {
        try {
            return get(name)
                    .map(text -> MIDNIGHT.matcher(text).replaceFirst("$1"))
                    .map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(SCHEME + "://" + screen);
        char before = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(before)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(written(parameter.getKey(), parameter.getValue())));
            before = '&';
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
