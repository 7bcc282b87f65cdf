package io.tillwatch.kibana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.kibana.KibanaLinks.Board;
import io.tillwatch.kibana.KibanaLinks.Shown;
import io.tillwatch.kibana.KibanaLinks.View;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KibanaLinksTest {
    private static final String HOSTILE = "홍대 '3호점' \"!\" & #1 100% a=b?c/d\\e (x,y) @$* +🍜😀-7 ~`{}[]|^;:<>";

    private final KibanaLinks links =
            new KibanaLinks(URI.create("https://kibana.example:5601/base/"), "", ZoneId.of("Asia/Seoul"));

    /** The value of a parameter behind the {@code #}, as a browser hands it to Kibana. */
    private static @Nullable Object parameter(URI address, String name) {
        String hash = String.valueOf(address.getRawFragment());
        for (String pair : hash.substring(hash.indexOf('?') + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                String written = URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                return Rison.read(written).orElseThrow();
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1042",
                "",
                " ",
                "-",
                "true",
                "!t",
                "!!'",
                "''",
                "'",
                "\"",
                "a'b!c",
                "(a:b)",
                "!(a)",
                "&",
                "#",
                "%",
                "%25",
                "%zz",
                "+",
                "a b",
                "a+b",
                "가맹점 가나다",
                "🍜",
                "👨‍👩‍👧",
                "\n\t",
                "007",
                "1e5",
                "-1",
                "null",
                "!n",
                "a,b",
                "*",
                "@$",
                "\\",
                HOSTILE
            })
    void everyValueComesBackAsItWas(String value) {
        assertEquals(Optional.of(value), Rison.read(Rison.write(value)), Rison.write(value));
        Map<String, Object> around = Map.of(value, List.of(value, Map.of("x", value)));
        assertEquals(Optional.of(around), Rison.read(Rison.write(around)), Rison.write(around));

        Shown shown = new Shown(null, null, Map.of("store_id", List.of(value)), "remark: \"" + value + "\"");
        for (URI address : List.of(links.dashboard(Board.SALES, shown), links.discover(View.SALES, shown))) {
            boolean discover = address.toString().contains("discover");
            Object filter = Tree.list(parameter(address, discover ? "_a" : "_g"), "filters")
                    .getFirst();
            assertEquals(value, Tree.at(filter, "query", "match_phrase", "store_id"));
            assertEquals(value, Tree.at(filter, "meta", "params", "query"));
            assertEquals(shown.search(), Tree.at(parameter(address, "_a"), "query", "query"));
        }
    }

    /** As the notation's own description and Kibana's addresses have it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":0,"b":1}                         | (a:0,b:1)
            {"a":0,"b":"foo","c":"23skidoo"}      | (a:0,b:foo,c:'23skidoo')
            {"id":null,"type":"/common/document"} | (id:!n,type:/common/document)
            ["a","b",[]]                          | !(a,b,!())
            {"$state":{"store":"globalState"}}    | ('$state':(store:globalState))
            {"from":"now-15m","to":"now"}         | (from:now-15m,to:now)
            ["-h","!t","it's","a b"]              | !('-h','!!t','it!'s','a b')
            {"x":true,"y":false,"z":-1.5}         | (x:!t,y:!f,z:-1.5)
            """)
    void itIsTheNotationOfKibana(String json, String rison) throws java.io.IOException {
        Object value = Tree.read(json);
        assertEquals(rison, Rison.write(value));
        assertEquals(Optional.ofNullable(value), Rison.read(rison));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", "(a)", "(a:", "!(", "!x", "'a", "'!a'", "a)", "(a:b", "!(a", "a b", "(a:b,)"})
    void whatIsNoNotationIsNotRead(String text) {
        assertEquals(Optional.empty(), Rison.read(text));
    }

    @Test
    void madeUpValuesComeBackToo() {
        Random random = new Random(6);
        for (int i = 0; i < 5_000; i++) {
            Object value = made(random, 3);
            assertEquals(Optional.ofNullable(value), Rison.read(Rison.write(value)), Rison.write(value));
        }
    }

    private static @Nullable Object made(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            case 3 -> random.nextInt(1000) / 8.0 + 0.125;
            case 4 -> word(random);
            case 5 -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(word(random), made(random, depth - 1));
                }
                yield map;
            }
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(made(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String word(Random random) {
        int[] letters = "ab1-!'(),:*@$ \"&#%+가힣🍜\\".codePoints().toArray();
        return Arrays.stream(random.ints(random.nextInt(6), 0, letters.length).toArray())
                .mapToObj(i -> Character.toString(letters[i]))
                .reduce("", String::concat);
    }

    @Test
    void aBusinessDateIsItsWholeDayInItsZone() {
        URI address = links.dashboard(Board.AOV, Shown.date(LocalDate.of(2026, 5, 31)));
        assertTrue(
                address.toString()
                        .startsWith(
                                "https://kibana.example:5601/base/app/dashboards#/view/tillwatch-dashboard-aov?_g="),
                address.toString());
        assertEquals(
                Map.of("from", "2026-05-30T15:00:00Z", "to", "2026-05-31T14:59:59.999Z"),
                Tree.at(parameter(address, "_g"), "time"));
        assertEquals(List.of(), Tree.at(parameter(address, "_g"), "filters"));
    }

    @Test
    void severalValuesAreAnyOfThem() {
        Shown shown = new Shown(null, null, Map.of("reasons.code", List.of("A", "B")), "");
        Object filter = Tree.list(parameter(links.discover(View.FLAGS, shown), "_a"), "filters")
                .getFirst();
        assertEquals("phrases", Tree.at(filter, "meta", "type"));
        assertEquals("tillwatch-view-flags", Tree.at(filter, "meta", "index"));
        assertEquals(List.of("A", "B"), Tree.at(filter, "meta", "params"));
        assertEquals(
                List.of(
                        Map.of("match_phrase", Map.of("reasons.code", "A")),
                        Map.of("match_phrase", Map.of("reasons.code", "B"))),
                Tree.at(filter, "query", "bool", "should"));
        assertEquals(
                Map.of("type", "dataView", "dataViewId", "tillwatch-view-flags"),
                Tree.at(parameter(links.discover(View.FLAGS, shown), "_a"), "dataSource"));
    }

    @Test
    void aSpaceStandsInThePath() {
        KibanaLinks inSpace = new KibanaLinks(URI.create("http://localhost:5601"), "tillwatch", ZoneId.of("UTC"));
        assertTrue(inSpace.discover(View.SALES, Shown.store("1", null, null))
                .toString()
                .startsWith("http://localhost:5601/s/tillwatch/app/discover#/?_g="));
    }

    @Test
    void theIdsAreThoseOfTheFiles() {
        List<String> ids = Dashboards.build(Edition.EN, Place.STANDARD).stream()
                .map(SavedObject::id)
                .toList();
        for (Board board : Board.values()) {
            assertTrue(ids.contains(board.id()), board.id());
        }
        for (View view : View.values()) {
            assertTrue(ids.contains(view.id()), view.id());
        }
    }
}
