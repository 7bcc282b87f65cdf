package io.tillwatch.kibana;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DashboardsTest {
    private static final Path FOLDER = Path.of("kibana");

    /** After a change of a source: {@code ./tillwatch kibana export --out kibana}. */
    @ParameterizedTest
    @EnumSource(Edition.class)
    void theFilesAreByteForByteWhatTheirSourceGives(Edition edition) throws IOException {
        assertArrayEquals(
                Files.readAllBytes(FOLDER.resolve(edition.fileName())), Dashboards.file(edition, Place.STANDARD));
    }

    @Test
    void bothEditionsAskTheSameAndSayItInTheirOwnWords() {
        List<SavedObject> english = Dashboards.build(Edition.EN, Place.STANDARD);
        List<SavedObject> korean = Dashboards.build(Edition.KO, Place.STANDARD);
        assertEquals(
                english.stream().map(SavedObject::name).toList(),
                korean.stream().map(SavedObject::name).toList());
        for (int i = 0; i < english.size(); i++) {
            assertEquals(
                    english.get(i).tree().get("references"),
                    korean.get(i).tree().get("references"));
            assertFalse(
                    english.get(i).line().matches(".*[가-힣].*"), english.get(i).name());
            assertTrue(korean.get(i).line().matches(".*[가-힣].*"), korean.get(i).name());
        }
    }

    @Test
    void everyWordOfASourceIsThereInBothLanguages() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                look(file.getFileName().toString(), Tree.read(Files.readString(file)), wrong);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void look(String where, @Nullable Object value, List<String> wrong) {
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("en") || map.containsKey("ko")) {
                String korean = Tree.text(map, "ko");
                if (Tree.text(map, "en").isBlank() || korean.isBlank() || !korean.matches(".*[가-힣0-9].*")) {
                    wrong.add(where + ": " + map);
                }
            }
            map.forEach((key, inside) -> look(where + "/" + key, inside, wrong));
        } else if (value instanceof List<?> list) {
            list.forEach(inside -> look(where, inside, wrong));
        }
    }

    @Test
    void thePrefixStandsBeforeEveryIndexAndNowhereElse() {
        String prefixed =
                new String(Dashboards.file(Edition.EN, new Place("acme-", Place.LINKS)), StandardCharsets.UTF_8);
        String plain = new String(Dashboards.file(Edition.EN, Place.STANDARD), StandardCharsets.UTF_8);
        assertEquals(plain, prefixed.replace("\"title\":\"acme-", "\"title\":\""));
        for (SavedObject object : Dashboards.read(prefixed.getBytes(StandardCharsets.UTF_8))) {
            assertEquals(object.type().equals(SavedObject.VIEW), object.title().startsWith("acme-"));
        }
    }

    /** Of a store, a date and a sale, as the desktop reads them. */
    @Test
    void linksLeadBackIntoTheDesktop() {
        Set<String> templates = Dashboards.build(Edition.KO, new Place("", "https://tw.example/open?")).stream()
                .filter(object -> object.type().equals(SavedObject.VIEW))
                .flatMap(view -> Tree.object(Tree.text(view.attributes(), "fieldFormatMap")).values().stream())
                .map(format -> Tree.text(format, "params", "urlTemplate"))
                .filter(template -> !template.isEmpty())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "https://tw.example/open?tillwatch://sales?id={{value}}",
                        "https://tw.example/open?tillwatch://review?id={{value}}",
                        "https://tw.example/open?tillwatch://stores?store={{value}}",
                        "https://tw.example/open?tillwatch://dates?date={{value}}",
                        "https://tw.example/open?tillwatch://runs?run={{value}}"),
                templates);
    }

    /** From each dashboard, over any number of steps, to each other. */
    @Test
    void drillDownsLeadFromDashboardToDashboard() {
        Map<String, Set<String>> next = Dashboards.build(Edition.EN, Place.STANDARD).stream()
                .filter(object -> object.type().equals(SavedObject.DASHBOARD))
                .collect(Collectors.toMap(
                        SavedObject::id,
                        object -> Tree.list(object.tree(), "references").stream()
                                .filter(reference ->
                                        Tree.text(reference, "type").equals(SavedObject.DASHBOARD))
                                .map(reference -> Tree.text(reference, "id"))
                                .collect(Collectors.toSet())));
        assertEquals(4, next.size());
        for (String from : next.keySet()) {
            Set<String> reached = new java.util.TreeSet<>(Set.of(from));
            for (int i = 0; i < next.size(); i++) {
                List.copyOf(reached).forEach(at -> reached.addAll(next.getOrDefault(at, Set.of())));
            }
            assertEquals(next.keySet(), reached);
        }
    }
}
