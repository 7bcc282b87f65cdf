package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.AlarmSettings.MailSettings;
import io.tillwatch.config.Secret;
import io.tillwatch.config.Settings;
import io.tillwatch.job.CatchUp;
import io.tillwatch.job.Overlap;
import io.tillwatch.job.Policies;
import io.tillwatch.job.Progress;
import io.tillwatch.job.Retry;
import io.tillwatch.job.Schedule;
import io.tillwatch.job.SchedulerListener;
import io.tillwatch.mysql.DemoTable;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener;
import io.tillwatch.testing.TestDatabase;
import io.tillwatch.testing.TestServers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scheduler on real servers meets, as it reaches a real mail server. */
@Tag("it")
class AlarmsIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @TempDir
    private Path home = Path.of("");

    @Test
    void eachFaultReachesTheReceiverOnce() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        server.setUser("till@bank.example", "till", "s3cret");
        try (TestDatabase database = TestServers.mariaDb().createDatabase("alarms")) {
            fill(database);
            Settings settings = settings(database, server.getSmtp().getPort());
            try (ServerWorkspace workspace = new ServerWorkspace(
                            settings, InstantSource.system(), new ThisProcess(Map.of(), home), home.resolve("spool"));
                    Scheduling scheduling = workspace.scheduling(SchedulerListener.NONE, ProgressListener.NONE)) {
                workspace.jobs().run(JobRequest.of(JobRequest.Kind.SYNC, "kim@desk"), ProgressListener.NONE);
                Instant longAgo = workspace.serverClock().read().minus(Duration.ofDays(3));
                workspace.admin().prepareRecords();
                workspace.schedules().add(schedule("rollup-daily", "0 0 0 * * *", 0, LocalTime.of(0, 0, 1), longAgo));
                scheduling.start(Duration.ZERO);
                await(server, "A deadline has passed", "Sales are not proven", "Exposure is over its limit");

                database.execute("RENAME TABLE platform_sales TO elsewhere");
                Instant now = workspace.serverClock().read();
                workspace
                        .schedules()
                        .change(
                                "sync",
                                standing -> standing.changed(
                                        standing.parameters(),
                                        "* * * * * *",
                                        SEOUL,
                                        schedule("sync", "* * * * * *", 2, null, now)
                                                .policies(),
                                        "kim@desk",
                                        now));
                await(server, "A scheduled run failed", "A schedule is paused");
            }
            Map<String, Integer> received = received(server);
            received.remove("A deadline has passed"); // of each schedule that has one
            assertEquals(
                    Map.of(
                            "Sales are not proven", 1,
                            "Exposure is over its limit", 1,
                            "A scheduled run failed", 1,
                            "A schedule is paused", 1),
                    received);
        } finally {
            server.stop();
        }
    }

    /** One card, three times the same amount at one store: flagged, and to be paid out later. */
    private static void fill(TestDatabase database) {
        try (DemoTable table = DemoTable.open(
                database.url(),
                database.user(),
                database.password(),
                "platform_sales",
                DemoTable.Shape.DATETIME,
                DemoTable.StoreIds.NUMBER)) {
            table.create();
        }
        LocalDate yesterday = LocalDate.now(SEOUL).minusDays(1);
        for (int id = 1; id <= 3; id++) {
            database.execute(
                    "INSERT INTO platform_sales (id, created, modified, card_company, card_number, amount_sale,"
                            + " amount_fee, amount_deposit, is_canceled, sold_at, will_deposited_at, platform, store_id) VALUES ("
                            + "%1$d, '%2$s 12:0%1$d:00', '%2$s 12:0%1$d:00', 'Card', 'card-1', 50000, 500, 49500, 0,"
                                    .formatted(id, yesterday)
                            + " '%2$s 12:0%1$d:00', '%3$s', 'Till', 7)"
                                    .formatted(id, yesterday, yesterday.plusDays(6)));
        }
    }

    private Settings settings(TestDatabase database, int port) {
        MailSettings mail = new MailSettings(
                "127.0.0.1",
                port,
                false,
                true,
                "till",
                new Secret("s3cret"),
                "till@bank.example",
                List.of("kim@bank.example"),
                null);
        return new Settings(
                "bank",
                home.resolve("bank.properties"),
                database.settings(),
                TestServers.elasticsearch("alarms%x-".formatted(System.nanoTime())),
                SEOUL,
                "en",
                false,
                false,
                null,
                new AlarmSettings(null, mail, 1, 10_000),
                List.of());
    }

    private static Schedule schedule(
            String job, String cron, int pauseAfter, @Nullable LocalTime deadline, Instant since) {
        Retry never = new Retry(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Schedule(
                job,
                job,
                Map.of(),
                cron,
                SEOUL,
                new Policies(Overlap.SKIP, CatchUp.ONCE, never, pauseAfter, deadline, List.of()),
                null,
                "kim@desk",
                since,
                Progress.since(since));
    }

    private static void await(GreenMail server, String... subjects) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!received(server).keySet().containsAll(List.of(subjects))) {
            assertTrue(System.nanoTime() < end, () -> "still without " + List.of(subjects));
            Thread.sleep(200);
        }
    }

    private static Map<String, Integer> received(GreenMail server) throws MessagingException {
        Map<String, Integer> subjects = new TreeMap<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            subjects.merge(message.getSubject().replace("[Tillwatch bank] ", ""), 1, Integer::sum);
        }
        return subjects;
    }
}
