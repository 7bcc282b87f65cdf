package io.tillwatch.ui.common;

import io.tillwatch.kibana.KibanaLinks;
import io.tillwatch.kibana.KibanaLinks.Board;
import io.tillwatch.kibana.KibanaLinks.Shown;
import io.tillwatch.kibana.KibanaLinks.View;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in Kibana the same is shown as on a screen: its store, dates, filters and search. Filters that Kibana asks in
 * another way, such as the hour of a weekday, are left out.
 */
public final class KibanaAddress {
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern AMOUNTS = Pattern.compile("(-?\\d{0,18})(\\.\\.)?(-?\\d{0,18})");
    private static final Pattern WITHDRAWN = Pattern.compile("withdrawn");

    private final KibanaLinks links;

    public KibanaAddress(KibanaLinks links) {
        this.links = links;
    }

    public URI of(Address address) {
        return switch (address.screen()) {
            case "stores" -> links.dashboard(Board.AOV, shown(address, values(address), ""));
            case "dates" -> links.dashboard(Board.SALES, onDate(address));
            case "sales" -> sales(address);
            case "review" -> review(address);
            case "runs", "trust" -> links.dashboard(Board.HEALTH, new Shown(null, null, Map.of(), ""));
            default -> links.dashboard(Board.SALES, new Shown(null, null, Map.of(), ""));
        };
    }

    private static Shown onDate(Address address) {
        LocalDate date = address.date("date").orElse(null);
        return new Shown(date, date, values(address), "");
    }

    private URI sales(Address address) {
        Map<String, List<String>> values = values(address);
        for (String field : List.of("platform", "card_company", "card_category")) {
            choices(address, field, field, values);
        }
        address.get("canceled").ifPresent(truth -> values.put("is_canceled", List.of(truth)));
        address.get("flagged").ifPresent(truth -> values.put("flagged", List.of(truth)));
        address.get("sale_id").ifPresent(id -> values.put("id", List.of(id)));
        address.get("id").ifPresent(id -> values.put("id", List.of(id)));
        return links.discover(View.SALES, shown(address, values, amounts(address)));
    }

    private URI review(Address address) {
        Map<String, List<String>> values = values(address);
        String search = address.get("least")
                .filter(least -> least.matches("-?\\d{1,18}"))
                .map(least -> "amount_sale >= " + least)
                .orElse("");
        address.get("state")
                .filter(states -> !WITHDRAWN.matcher(states).find())
                .ifPresent(states -> values.put("review_state", words(states, Locale.ROOT, false)));
        address.get("reason").ifPresent(reasons -> values.put("reasons.code", words(reasons, Locale.ROOT, true)));
        if (address.get("id").isPresent()) {
            address.get("id").ifPresent(id -> values.put("id", List.of(id)));
            return links.discover(View.FLAGS, shown(address, values, search));
        }
        return links.dashboard(Board.FLAGS, shown(address, values, search));
    }

    /** The desktop writes {@code above-baseline}; the index {@code ABOVE_BASELINE}, and of states {@code needs_information}. */
    private static List<String> words(String written, Locale language, boolean upper) {
        return COMMA.splitAsStream(written)
                .map(word -> word.replace('-', '_'))
                .map(word -> upper ? word.toUpperCase(language) : word)
                .toList();
    }

    private static void choices(Address address, String parameter, String field, Map<String, List<String>> into) {
        address.get(parameter)
                .map(written -> COMMA.splitAsStream(written)
                        .map(value -> value.replaceAll("\\\\(.)", "$1"))
                        .filter(value -> !value.equals("~"))
                        .collect(Collectors.toList()))
                .filter(values -> !values.isEmpty())
                .ifPresent(values -> into.put(field, values));
    }

    private static String amounts(Address address) {
        var amounts = AMOUNTS.matcher(address.get("amount").orElse(""));
        if (!amounts.matches()) {
            return "";
        }
        String least = amounts.group(1);
        String most = amounts.group(2) == null ? least : amounts.group(3);
        return List.of(least.isEmpty() ? "" : "amount_sale >= " + least, most.isEmpty() ? "" : "amount_sale <= " + most)
                .stream()
                .filter(bound -> !bound.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static Map<String, List<String>> values(Address address) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        address.get("store").ifPresent(store -> values.put("store_id", List.of(store)));
        return values;
    }

    private static Shown shown(Address address, Map<String, List<String>> values, String search) {
        return new Shown(address.date("from").orElse(null), address.date("to").orElse(null), values, search);
    }
}
