package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.kibana.Dashboards;
import io.tillwatch.kibana.Edition;
import io.tillwatch.kibana.Place;
import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.install.FakeKibana;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KibanaCommandsTest {
    private static final String SALES = "dashboard:tillwatch-dashboard-sales";

    private final FakeKibana kibana = new FakeKibana();
    private final CliRun cli = new CliRun();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        kibana.close();
    }

    private int install(String... more) {
        return cli.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "kibana", "install", "--url", kibana.url().toString()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void exportWritesBothLanguagesWithThePrefixOfTheSettings() throws IOException {
        cli.environment.put("TILLWATCH_INDEX_PREFIX", "acme-");
        assertEquals(
                0, cli.run("kibana", "export", "--out", folder.resolve("new").toString()));
        for (Edition edition : Edition.values()) {
            assertArrayEquals(
                    Dashboards.file(edition, new Place("acme-", Place.LINKS)),
                    Files.readAllBytes(folder.resolve("new").resolve(edition.fileName())));
        }
        cli.environment.put("TILLWATCH_KIBANA_LINKS", "tillwatch:");
        assertEquals(2, cli.run("kibana", "export", "--out", folder.toString()));
    }

    @Test
    void checkFindsWhatIsWrongWithAFile() throws IOException {
        Path file = folder.resolve("tillwatch-en.ndjson");
        Files.write(file, Dashboards.file(Edition.EN, Place.STANDARD));
        assertEquals(0, cli.run("kibana", "check", "--offline", file.toString()));
        Files.writeString(file, Files.readString(file).replaceFirst("\"dashboard\"", "\"dashbord\""));
        assertEquals(3, cli.run("kibana", "check", "--offline", file.toString(), "--json"));
        assertEquals(
                "object.type", cli.json().get("findings").get(0).get("check").asText());
        assertEquals(
                2,
                cli.run(
                        "kibana",
                        "check",
                        "--offline",
                        folder.resolve("none.ndjson").toString()));
    }

    @Test
    void anInstallationMakesTheSpaceAndTellsOfEveryObject() {
        assertEquals(0, install("--space", "tillwatch", "--json"));
        assertEquals("created", cli.json().get("space_state").asText());
        assertEquals(
                Dashboards.build(Edition.EN, Place.STANDARD).size(),
                cli.json().get("objects").size());
        assertEquals(Set.of("tillwatch"), kibana.spaces.keySet());
        assertEquals("created", cli.json().get("objects").get(0).get("state").asText());
        assertEquals(0, install("--space", "tillwatch", "--lang", "ko"));
        assertTrue(cli.out().contains("바꿈: " + SALES), cli.out());
        assertTrue(Tree.text(kibana.objects.get(SALES), "attributes", "title").contains("매출"));
        assertTrue(
                String.valueOf(Tree.at(kibana.spaces.get("tillwatch"), "description"))
                        .contains("매출"),
                "the description is ours, so it is renewed");
        assertEquals(
                Set.of("GET", "POST", "PUT"),
                kibana.requests.stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toSet()),
                "nothing is deleted");
    }

    @Test
    void aSpaceThatAPersonMadeStaysAsItIs() {
        kibana.spaces.put("theirs", Tree.of("id", "theirs", "name", "Risk", "description", "Our own"));
        assertEquals(0, install("--space", "theirs"));
        assertEquals("Our own", Tree.text(kibana.spaces.get("theirs"), "description"));
        assertEquals(2, install("--space", "No Such/Name"));
    }

    @Test
    void whatAPersonChangedIsOnlyReplacedWhenTold() {
        assertEquals(0, install());
        kibana.changedByAPerson(SALES);
        String theirs = Tree.write(kibana.objects.get(SALES));
        assertEquals(1, install());
        assertTrue(cli.err().contains(SALES), cli.err());
        assertEquals(theirs, Tree.write(kibana.objects.get(SALES)));
        assertEquals(0, install("--force"));
        assertEquals(0, install(), "and then it is ours again");
    }

    @Test
    void aFileThatAPersonChangedIsOnlyInstalledWhenTold() throws IOException {
        Path file = folder.resolve("tillwatch-en.ndjson");
        Files.write(file, Dashboards.file(Edition.EN, Place.STANDARD));
        assertEquals(0, install(file.toString()));
        Files.writeString(file, Files.readString(file).replaceFirst("now-30d/d", "now-60d/d"));
        int sent = kibana.requests.size();
        assertEquals(1, install(file.toString()));
        assertTrue(cli.err().contains("built.object"), cli.err());
        assertEquals(sent, kibana.requests.size());
        assertEquals(0, install(file.toString(), "--force"));
    }

    @Test
    void whatBecameOfEachObjectIsTold() {
        kibana.refused.put(SALES, "missing_references");
        kibana.moved.put("search:tillwatch-session-aov-day-list", "other-id");
        kibana.forgotten.add("index-pattern:tillwatch-view-runs");
        assertEquals(3, install());
        assertTrue(cli.out().contains("refused: " + SALES + " (missing_references)"), cli.out());
        assertTrue(cli.out().contains("(other-id)"), cli.out());
        assertTrue(cli.out().contains("says nothing of it: index-pattern:tillwatch-view-runs"), cli.out());
    }

    @ParameterizedTest
    @CsvSource({"8.19.3, 1, 8.19.3", "7.17.0, 1, 9.0", "9.0.0, 0, made", "9.6.0-SNAPSHOT, 0, made", "nine, 1, no Kibana"
    })
    void anOldKibanaIsRefused(String version, int code, String words) {
        kibana.version = version;
        assertEquals(code, install());
        assertTrue((cli.out() + cli.err()).contains(words), cli.out() + cli.err());
        assertEquals(code == 0, !kibana.objects.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "401, credentials",
        "302, credentials",
        "403, forbids",
        "503, not ready",
        "502, not ready",
        "404, no Kibana",
        "500, no Kibana",
        "200, no Kibana"
    })
    void troubleIsOneSentence(int status, String words) {
        kibana.trouble = status;
        kibana.troubleBody = "<html>secret-of-the-proxy</html>";
        assertEquals(1, install());
        assertTrue(cli.err().contains(words), cli.err());
        assertFalse(cli.err().contains("secret-of-the-proxy"));
        assertEquals(1, cli.err().lines().count(), cli.err());
    }

    @Test
    void aKibanaThatIsNotThereOrNotReadyIsTold() {
        kibana.level = "critical";
        assertEquals(1, install());
        assertTrue(cli.err().contains("not ready"), cli.err());
        assertEquals(1, cli.run("kibana", "install", "--url", "http://127.0.0.1:1"));
        assertTrue(cli.err().contains("Nobody answers"), cli.err());
        assertEquals(2, cli.run("kibana", "install"));
        assertEquals(2, cli.run("kibana", "install", "--url", "http://kim:secret@127.0.0.1"));
        assertFalse(cli.err().contains("secret"));
    }

    @Test
    void theKeyIsSentAndNeverShown() {
        kibana.key = "c2VjcmV0";
        assertEquals(1, install());
        cli.environment.put("TILLWATCH_KIBANA_API_KEY", "c2VjcmV0");
        assertEquals(0, install());
        assertFalse((cli.out() + cli.err()).contains("c2VjcmV0"));
        assertEquals(2, cli.run("kibana", "install", "--url", "http://kibana.example.com:5601"));
        assertTrue(cli.err().contains("unencrypted"), cli.err());
    }
}
