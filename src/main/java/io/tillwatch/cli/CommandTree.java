package io.tillwatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All commands, each made only when it is asked for. */
final class CommandTree {
    private final Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();

    CommandTree(CommandContext context) {
        commands.put("demo", () -> new CommandLine(new DemoCommand(context)));
        commands.put("sync", () -> new CommandLine(new SyncCommand(context)));
        commands.put(
                "rollup",
                () -> new CommandLine(new RollupCommand())
                        .addSubcommand(new RollupDailyCommand(context))
                        .addSubcommand(new RollupWeeklyCommand(context)));
        commands.put("verify", () -> new CommandLine(new VerifyCommand(context)));
        commands.put("redetect", () -> new CommandLine(new RedetectCommand(context)));
        commands.put("rebuild", () -> new CommandLine(new RebuildCommand(context)));
        commands.put("search", () -> new CommandLine(new SearchCommand(context)));
        commands.put(
                "flags",
                () -> new CommandLine(new FlagsCommand(context))
                        .addSubcommand(new FlagsListCommand(context))
                        .addSubcommand(new FlagsShowCommand(context))
                        .addSubcommand(new FlagsDecideCommand(context))
                        .addSubcommand(new FlagsAskCommand(context))
                        .addSubcommand(new FlagsSnoozeCommand(context))
                        .addSubcommand(new FlagsAssignCommand(context))
                        .addSubcommand(new FlagsNoteCommand(context))
                        .addSubcommand(new FlagsUndoCommand(context))
                        .addSubcommand(new FlagsJournalCommand(context)));
        commands.put(
                "rejects",
                () -> new CommandLine(new RejectsCommand(context))
                        .addSubcommand(new RejectsListCommand(context))
                        .addSubcommand(new RejectsReplayCommand(context)));
        commands.put(
                "runs",
                () -> new CommandLine(new RunsCommand(context))
                        .addSubcommand(new RunsListCommand(context))
                        .addSubcommand(new RunsShowCommand(context))
                        .addSubcommand(new RunsCancelCommand(context)));
        commands.put(
                "schedules",
                () -> new CommandLine(new SchedulesCommand(context))
                        .addSubcommand(new SchedulesSetCommand(context))
                        .addSubcommand(new SchedulesPauseCommand(context))
                        .addSubcommand(new SchedulesResumeCommand(context))
                        .addSubcommand(new SchedulesNextCommand(context)));
        commands.put("evaluate", () -> new CommandLine(new EvaluateCommand(context)));
        commands.put(
                "rules",
                () -> new CommandLine(new RulesCommand(context))
                        .addSubcommand(new RulesListCommand(context))
                        .addSubcommand(new RulesShowCommand(context))
                        .addSubcommand(new RulesDiffCommand(context))
                        .addSubcommand(new RulesDraftCommand(context))
                        .addSubcommand(new RulesSetCommand(context))
                        .addSubcommand(new RulesSnoozeCommand(context))
                        .addSubcommand(new RulesTestCommand(context))
                        .addSubcommand(new RulesShadowCommand(context))
                        .addSubcommand(new RulesApproveCommand(context))
                        .addSubcommand(new RulesActivateCommand(context))
                        .addSubcommand(new RulesRetireCommand(context))
                        .addSubcommand(new RulesRestoreCommand(context)));
        commands.put("serve", () -> new CommandLine(new ServeCommand(context)));
        commands.put(
                "alarms", () -> new CommandLine(new AlarmsCommand()).addSubcommand(new AlarmsTestCommand(context)));
        commands.put(
                "kibana",
                () -> new CommandLine(new KibanaCommand())
                        .addSubcommand(new KibanaExportCommand(context))
                        .addSubcommand(new KibanaCheckCommand(context))
                        .addSubcommand(new KibanaInstallCommand(context)));
        commands.put("doctor", () -> new CommandLine(new DoctorCommand(context)));
        commands.put(
                "secret",
                () -> new CommandLine(new SecretCommand())
                        .addSubcommand(new SecretSetCommand(context))
                        .addSubcommand(new SecretClearCommand(context)));
        commands.put("completion", () -> new CommandLine(new CompletionCommand(context)));
        commands.put("desktop", () -> new CommandLine(new DesktopCommand(context)));
    }

    boolean has(String name) {
        return commands.containsKey(name);
    }

    void add(CommandLine line, String name) {
        Supplier<CommandLine> command = commands.get(name);
        if (command != null) {
            line.addSubcommand(name, command.get());
        }
    }

    void addAll(CommandLine line) {
        commands.keySet().forEach(name -> add(line, name));
    }
}
