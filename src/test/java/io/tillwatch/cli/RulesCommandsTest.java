package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.model.RuleSet;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesCommandsTest {
    private final CliRun cli = new CliRun();

    /** Written by somebody else. */
    private void leesDraft() {
        Signature lee = new Signature("lee@desk", CliRun.NOW);
        RulesVersion draft = cli.workspace.ruleBook().draft(1, "parties", lee);
        cli.workspace.ruleBook().change(draft, new RuleSet(1, true, 3000, true, 3), lee);
    }

    @Test
    void theFirstVersionIsListedAndShownBeforeAnybodyDoesAnything() {
        assertEquals(0, cli.run("rules", "--json"));
        JsonNode first = cli.json().get("rules").get(0);
        assertEquals(1, first.get("version").asInt());
        assertEquals("active", first.get("state").asText());
        assertEquals(0, cli.run("rules", "show"));
        assertTrue(cli.out().matches("(?s).* ABOVE_BASELINE +on, above 2 times the baseline\n.*"), cli.out());
        assertTrue(cli.out().matches("(?s).* FEE_RATE +off\n.*"), cli.out());
        assertEquals(0, cli.run("rules", "show", "--lang", "ko"));
        assertTrue(cli.out().contains("켜짐, 기준 객단가의 2배 초과"), cli.out());
        assertEquals(1, cli.run("rules", "show", "2"));
        assertEquals("There is no version 2 of the rules: \"tillwatch rules\" lists them.\n", cli.err());
    }

    @Test
    void aVersionGoesFromDraftToActive() {
        assertEquals(0, cli.run("rules", "draft", "--why", "fewer alarms"));
        assertTrue(cli.out().contains("Next: \"tillwatch rules set 2\""), cli.out());
        assertEquals(0, cli.run("rules", "set", "2", "--above-factor", "2.5", "--repeated", "off"));
        assertEquals(0, cli.run("rules", "set", "2", "--detector", "fee_rate", "--switch", "on", "--budget", "20"));
        assertEquals(0, cli.run("rules", "diff", "2"));
        assertEquals(
                List.of(
                        "ABOVE_BASELINE fires above 2.5 times the baseline, not 2.",
                        "REPEATED_AMOUNT is switched off.",
                        "FEE_RATE is switched on.",
                        "FEE_RATE gives 20 alarms a day, not 1 alarms per 1,000 sales."),
                cli.out().lines().toList());
        assertEquals(0, cli.run("rules", "diff", "2", "1", "--json", "--lang", "ko"));
        assertEquals(
                "REPEATED_AMOUNT 규칙을 끕니다.", cli.json().get("differences").get(1).asText());
        assertEquals(1, cli.run("rules", "activate", "2"));
        assertTrue(cli.err().contains("has not passed a back-test"), cli.err());
        assertEquals(0, cli.run("rules", "activate", "2", "--untested", "urgent", "--json"));
        JsonNode active = cli.json();
        assertEquals("active", active.get("state").asText());
        assertEquals("urgent", active.get("untested").asText());
        assertEquals("kim@desk", active.get("activated_by").asText());
        assertEquals(2.5, active.get("rules").get("above_factor").asDouble());
        assertTrue(active.get("next").asText().contains("tillwatch verify --repair"));
        assertEquals(0, cli.run("rules", "diff", "2"));
        assertEquals("Versions 2 and 2 of the rules say the same.\n", cli.out());
        assertEquals(0, cli.run("rules"));
        assertTrue(cli.out().contains("retired"), cli.out());
        assertEquals(0, cli.run("rules", "restore", "1", "--why", "back"));
        assertEquals(
                RuleSet.DEFAULT.numbered(3), cli.workspace.ruleBook().version(3).rules());
        assertEquals(0, cli.run("rules", "retire", "3"));
        assertEquals(1, cli.run("rules", "retire", "2"));
    }

    @Test
    void whereTheProfileAsksForItAnotherPersonApproves() {
        cli.workspace.secondPerson = true;
        leesDraft();
        assertEquals(1, cli.run("rules", "activate", "2", "--untested", "urgent"));
        assertTrue(cli.err().contains("when somebody who did not write in it has approved it"), cli.err());
        assertEquals(0, cli.run("rules", "approve", "2", "--json"));
        assertEquals("kim@desk", cli.json().get("approved_by").asText());
        assertEquals(0, cli.run("rules", "activate", "2", "--untested", "urgent"));
        assertEquals(0, cli.run("rules", "draft", "--why", "mine"));
        assertEquals(1, cli.run("rules", "approve", "3"));
        assertTrue(cli.err().contains("cannot approve it"), cli.err());
    }

    @Test
    void aVersionBehindAnotherOnesBackNamesIt() {
        leesDraft();
        leesDraft();
        assertEquals(0, cli.run("rules", "activate", "2", "--untested", "urgent"));
        assertEquals(1, cli.run("rules", "activate", "3", "--untested", "urgent"));
        assertTrue(cli.err().contains("version 2 is active now"), cli.err());
        assertEquals(0, cli.run("rules", "activate", "3", "--untested", "urgent", "--replaces", "2"));
    }

    @Test
    void aSnoozeIsWrittenIntoADraftAndTakenOutAgain() {
        assertEquals(
                0,
                cli.run(
                        "rules",
                        "snooze",
                        "above_baseline",
                        "--store",
                        "1042",
                        "--until",
                        "2026-06-30",
                        "--why",
                        "fair"));
        assertTrue(
                cli.out().contains("ABOVE_BASELINE rests at store 1042 from 2026-06-01 to 2026-06-30: fair (kim@desk)"),
                cli.out());
        assertEquals(
                0,
                cli.run(
                        "rules",
                        "snooze",
                        "FEE_RATE",
                        "--all-stores",
                        "--from",
                        "2026-07-01",
                        "--until",
                        "2026-07-02",
                        "--why",
                        "new fees",
                        "--draft",
                        "2"));
        assertEquals(2, cli.workspace.ruleBook().version(2).rules().snoozes().size());
        assertEquals(
                0,
                cli.run(
                        "rules",
                        "snooze",
                        "ABOVE_BASELINE",
                        "--store",
                        "1042",
                        "--end",
                        "--why",
                        "over",
                        "--draft",
                        "2"));
        assertEquals(1, cli.workspace.ruleBook().version(2).rules().snoozes().size());
        assertEquals(
                List.of(1, 2),
                cli.workspace.ruleBook().all().stream()
                        .map(RulesVersion::number)
                        .toList());
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNothingBehind() {
        assertEquals(2, cli.run("rules", "snooze", "NOTHING", "--all-stores", "--until", "2026-06-30", "--why", "x"));
        assertEquals(2, cli.run("rules", "snooze", "FEE_RATE", "--until", "2026-06-30", "--why", "x"));
        assertEquals(2, cli.run("rules", "snooze", "FEE_RATE", "--all-stores", "--until", "2026-05-30", "--why", "x"));
        assertEquals(2, cli.run("rules", "snooze", "FEE_RATE", "--all-stores", "--end", "--why", "x"));
        assertEquals(List.of(RulesVersion.FIRST), cli.workspace.ruleBook().all());
        leesDraft();
        assertEquals(2, cli.run("rules", "set", "2"));
        assertEquals(2, cli.run("rules", "set", "2", "--above-factor", "0"));
        assertEquals(2, cli.run("rules", "set", "2", "--above-factor", "2.0005"));
        assertEquals(2, cli.run("rules", "set", "2", "--budget", "20"));
        assertEquals(2, cli.run("rules", "set", "2", "--detector", "FEE_RATE"));
        assertEquals(2, cli.run("rules", "set", "2", "--detector", "FEE_RATE", "--budget", "2", "--rate", "2"));
        assertEquals(2, cli.run("rules", "set", "2", "--detector", "OTHER", "--budget", "2"));
        assertTrue(cli.err().contains("ODD_AMOUNT, CARD_AT_STORE"), cli.err());
        assertEquals(2, cli.run("rules", "set", "2", "--above", "perhaps"));
        assertFalse(cli.workspace.ruleBook().version(2).isWrittenBy("kim"));
        assertEquals(1, cli.run("rules", "set", "1", "--above", "off"));
    }
}
