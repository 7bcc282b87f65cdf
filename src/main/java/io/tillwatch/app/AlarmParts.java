package io.tillwatch.app;

import io.tillwatch.alarm.Alarm;
import io.tillwatch.alarm.AlarmPost;
import io.tillwatch.alarm.AlarmSender;
import io.tillwatch.alarm.Alarms;
import io.tillwatch.alarm.CommandHook;
import io.tillwatch.alarm.Mail;
import io.tillwatch.cli.AlarmTester;
import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.Settings;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together what tells people outside the program. */
final class AlarmParts {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    private AlarmParts() {}

    /** @param thread for nothing else, as a mail server may take a while */
    static Alarms alarms(Settings settings, Workspace workspace, ScheduledExecutorService thread, InstantSource clock) {
        return new Alarms(
                new AlarmPost(senders(settings), PAUSES, thread, System::nanoTime),
                settings.alarms(),
                workspace.state(),
                workspace::figures,
                thread,
                clock,
                settings.zone());
    }

    static AlarmTester tester(InstantSource clock) {
        return settings -> {
            List<AlarmTester.Outcome> outcomes = new ArrayList<>();
            for (AlarmSender sender : senders(settings)) {
                Sentence fault = Sentence.NONE;
                try {
                    sender.send(new Alarm(
                            Alarm.Kind.TEST, "", clock.instant(), Sentence.of("alarm.test", settings.profile())));
                } catch (Failure e) {
                    fault = e.sentence();
                }
                outcomes.add(new AlarmTester.Outcome(sender.name(), fault));
            }
            return outcomes;
        };
    }

    private static List<AlarmSender> senders(Settings settings) {
        AlarmSettings alarms = settings.alarms();
        Locale language =
                settings.language().isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(settings.language());
        List<AlarmSender> senders = new ArrayList<>();
        if (alarms.command() != null) {
            senders.add(new CommandHook(alarms.command(), settings.profile(), language, COMMAND_LIMIT));
        }
        if (alarms.mail() != null) {
            senders.add(new Mail(alarms.mail(), settings.profile(), language, settings.zone()));
        }
        return senders;
    }
}
