package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.config.Secret;
import io.tillwatch.config.SecretName;
import io.tillwatch.config.Setting;
import io.tillwatch.model.Approval;
import io.tillwatch.model.LabelledSale;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {
    private final CliRun cli = new CliRun();

    @Test
    void theDoctorNamesEveryCheckAndWhatToDo() {
        cli.workspace.sourceChecks = List.of(new Check(
                "index",
                Check.Level.WARNING,
                Sentence.plain("There is none on (modified, id)."),
                Sentence.plain("Create it.")));
        cli.workspace.indexChecks = List.of(new Check(
                "version", Check.Level.FAILURE, Sentence.plain("It is 7.17."), Sentence.plain("Upgrade to 9.5.")));

        assertEquals(1, cli.run("doctor"));

        assertTrue(
                cli.out().contains("  !  index  There is none on (modified, id).\n            Create it."), cli.out());
        assertTrue(cli.out().contains("  x  version  It is 7.17."), cli.out());
        assertTrue(cli.out().contains("Asia/Seoul"));
    }

    @Test
    void theDoctorsFindingsAreOneObject() {
        cli.workspace.sourceChecks =
                List.of(new Check("version", Check.Level.FAILURE, Sentence.plain("too old"), Sentence.NONE));
        cli.workspace.indexChecks =
                List.of(new Check("version", Check.Level.OK, Sentence.plain("9.5.3"), Sentence.NONE));
        assertEquals(1, cli.run("doctor", "--json"));
        assertEquals("failed", cli.json().get("state").asText());
        assertEquals("doctor", cli.json().get("job").asText());
        assertEquals("ok", cli.json().get("checks").get(3).get("level").asText());
    }

    @Test
    void anEvaluationWritesEveryRowAndTellsHowGoodTheScoresAre() {
        assertEquals(2, cli.run("evaluate", "--csv", "empty.csv"));
        List<LabelledSale> sales = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDateTime at = LocalDate.of(2026, 1, 1).plusDays(i / 4).atTime(12, i % 4);
            Approval sale = new Approval(
                    "=" + i, "s", "c", i == 399 ? 900_000 : 10_000, at, null, null, null, null, false, null, null);
            sales.add(new LabelledSale(sale, i == 399, i == 399 ? "huge" : "", ""));
        }
        cli.labelled = sales;

        assertEquals(0, cli.run("evaluate", "--csv", "a.csv"));
        List<String> rows = cli.out().lines().toList();
        assertEquals("id,score,flag,reasons", rows.getFirst());
        assertEquals(401, rows.size());
        assertTrue(rows.get(1).startsWith("\"'=0\",0.0000,0,"), rows.get(1));
        assertTrue(cli.err().contains("ODD_AMOUNT"), cli.err());
        assertTrue(cli.err().contains("1/1"), cli.err());

        assertEquals(0, cli.run("evaluate", "--csv", "a.csv", "--json"));
        assertEquals(14, cli.json().get("detectors").size());
        assertEquals(
                1.0, cli.json().get("detectors").get(0).get("average_precision").asDouble());

        assertEquals(0, cli.run("evaluate", "--csv", "a.csv", "--detector", "ODD_AMOUNT", "--lang", "ko"));
        assertTrue(cli.out().lines().toList().getLast().contains("이 카드 평소 금액의 90배"), cli.out());
        assertTrue(cli.err().contains("평균 정밀도"), cli.err());
    }

    @Test
    void aTestAlarmIsToldWayByWay() {
        assertEquals(2, cli.run("alarms", "test"));
        assertTrue(cli.err().contains("alarm.command"), cli.err());
        cli.alarmOutcomes = List.of(
                new AlarmTester.Outcome("command", Sentence.NONE),
                new AlarmTester.Outcome("mail", Sentence.of("alarm.mail.away", "mail.example", 25)));
        assertEquals(1, cli.run("alarms", "test"));
        assertTrue(cli.out().contains("command: taken"), cli.out());
        assertTrue(cli.out().contains("mail.example"), cli.out());
        assertEquals(1, cli.run("alarms", "test", "--json"));
        assertFalse(cli.json().get("ways").get(1).get("taken").asBoolean());
    }

    @Test
    void aSecretIsKeptAndForgottenAndNeverPrinted() {
        cli.typed = "hunter2";
        assertEquals(0, cli.run("secret", "set", "es-password"));
        assertEquals(Map.of(SecretName.ES_PASSWORD, new Secret("hunter2")), cli.keyring);
        assertFalse((cli.out() + cli.err()).contains("hunter2"));
        assertEquals(0, cli.run("secret", "clear", "es-password"));
        assertEquals(Map.of(), cli.keyring);
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        assertEquals(2, cli.run("secret", "set", "mysql-password", "hunter2"));
        assertFalse((cli.out() + cli.err()).contains("hunter2"));
        assertFalse(cli.keyring.containsKey(SecretName.MYSQL_PASSWORD));
        cli.typed = "";
        assertEquals(2, cli.run("secret", "set", "mysql-password"));
    }

    @Test
    void withoutAKeyringTheEnvironmentVariableIsNamed() {
        cli.keyringThere = false;
        assertEquals(2, cli.run("secret", "set", "es-api-key"));
        assertEquals(
                "The operating system's keyring cannot be used here. Give the es-api-key in the environment variable"
                        + " TILLWATCH_ES_API_KEY instead.\n",
                cli.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionIsAScriptThatKnowsTheCommands(String shell) {
        assertEquals(0, cli.run("completion", shell));
        assertTrue(cli.out().startsWith("#!/usr/bin/env bash"));
        assertTrue(cli.out().contains("rollup"));
        assertTrue(cli.out().contains("--repair"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "sync",
                "rollup",
                "rollup daily",
                "rollup weekly",
                "verify",
                "rebuild",
                "search",
                "flags",
                "flags list",
                "flags show",
                "rejects",
                "rejects list",
                "rejects replay",
                "runs",
                "runs list",
                "runs show",
                "runs cancel",
                "schedules",
                "schedules set",
                "schedules pause",
                "schedules resume",
                "schedules next",
                "rules",
                "rules list",
                "rules show",
                "rules diff",
                "rules draft",
                "rules set",
                "rules snooze",
                "rules approve",
                "rules activate",
                "rules retire",
                "rules restore",
                "doctor",
                "serve",
                "alarms",
                "kibana",
                "kibana export",
                "kibana check",
                "kibana install",
                "secret",
                "secret set",
                "secret clear",
                "completion"
            })
    void everyCommandHasHelpWithExamples(String command) {
        assertEquals(0, cli.run((command + " --help").strip().split(" ", -1)));
        assertTrue(cli.out().contains("Examples:"), cli.out());
        assertTrue(cli.out().contains("tillwatch " + command.split(" ", -1)[0]), cli.out());
    }

    @Test
    void helpSpeaksKorean() {
        assertEquals(0, cli.run("sync", "--help", "--lang", "ko"));
        assertTrue(cli.out().contains("새 매출"), cli.out());
    }

    @Test
    void theVersionIsOneLine() {
        assertEquals(0, cli.run("--version"));
        assertTrue(cli.out().matches("tillwatch .*\\R"), cli.out());
    }

    @Test
    void withoutAnArgumentTheDesktopOpens() {
        cli.display = true;
        assertEquals(0, cli.run());
        assertEquals(0, cli.run("desktop", "tillwatch://stores?store=1042"));
        assertEquals(List.of("nowhere in particular", "tillwatch://stores?store=1042"), cli.opened);
    }

    @Test
    void serveTellsWhereItListensAndEndsWell() {
        assertEquals(0, cli.run("serve", "--port", "0", "--address", "localhost", "--json"));
        assertEquals("http://127.0.0.1:8765", cli.json().get("listening").asText());
        assertEquals(
                List.of(new ServeRunner.Request(
                        null, null, Map.of(Setting.SERVE_PORT, "0", Setting.SERVE_ADDRESS, "localhost"))),
                cli.served);
        assertEquals(List.of(), cli.stops, "nobody is to be stopped any more");
        assertEquals(0, cli.run("serve", "--lang", "ko"));
        assertEquals("http://127.0.0.1:8765에서 듣고 있습니다.\n", cli.out());
        assertEquals(2, cli.run("serve", "--port", "many"));
    }

    @Test
    void withoutADisplayTheDesktopSaysSo() {
        assertEquals(1, cli.run("desktop"));
        assertTrue(cli.err().contains("display"), cli.err());
        assertEquals(List.of(), cli.opened);
    }
}
