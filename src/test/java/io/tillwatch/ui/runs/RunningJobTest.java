package io.tillwatch.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.JobRequest;
import io.tillwatch.service.ProgressListener.Stage;
import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.StatusWatch;
import io.tillwatch.ui.common.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunningJobTest {
    private static final JobRequest SYNC = JobRequest.of(JobRequest.Kind.SYNC, "kim@desk");

    private final Texts texts = Texts.in(Language.ENGLISH);
    private final Formats formats = new Formats(texts, ZoneId.of("Asia/Seoul"));
    private final JobDesk desk = new JobDesk();
    private Instant now = JobDesk.NOW;
    private final RunningJob job = new RunningJob(desk, desk, () -> now);

    @Test
    void secondStartIsRefusedWhileOneRuns() {
        assertTrue(job.start(SYNC));
        assertFalse(job.start(SYNC.dry(true)));
        assertEquals(SYNC, job.requestProperty().get());
        desk.doWork();
        assertEquals(List.of(SYNC), desk.requests);
        assertFalse(job.isRunning());
        assertTrue(job.start(SYNC));
    }

    @Test
    void progressAndLogAreFollowedToTheEnd() {
        List<JobProgress> seen = new ArrayList<>();
        job.progressProperty().addListener((property, before, after) -> seen.add(after));
        desk.job = (request, listener) -> {
            listener.progress(Stage.READING, 0, 1000);
            now = now.plusSeconds(2);
            listener.progress(Stage.READING, 400, 1000);
            listener.log("A line.");
            return JobDesk.run(request, Map.of("read", 1000L));
        };
        job.start(SYNC);
        desk.doWork();
        JobProgress last = seen.getLast();
        assertEquals(400, last.done());
        assertEquals(200, last.perSecond());
        assertEquals(3, Objects.requireNonNull(last.left()).toSeconds());
        assertEquals(List.of("A line."), List.copyOf(job.log()));
        assertEquals(Run.State.COMPLETED, outcome().state());
        assertEquals(2, outcome().duration().toSeconds());
    }

    @Test
    void cancelReachesAJobThatHasNotBegun() {
        job.start(SYNC);
        job.cancel();
        assertTrue(job.stoppingProperty().get());
        desk.doWork();
        assertEquals(List.of(), desk.requests);
        assertEquals(Run.State.CANCELLED, outcome().state());
    }

    @Test
    void cancelReachesAJobUnderWay() {
        desk.job = (request, listener) -> {
            job.cancel();
            listener.progress(Stage.READING, 1, 2);
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped.asked"));
        };
        job.start(SYNC);
        desk.doWork();
        assertTrue(desk.cancels > 0);
        assertEquals(Run.State.CANCELLED, outcome().state());
        assertFalse(job.stoppingProperty().get());
    }

    @Test
    void onlyFailuresAndLongRunsAreTold() {
        List<Notice> elsewhere = new ArrayList<>();
        Notices notices = new Notices(() -> now, elsewhere::add);
        job.onEnded(new RunNotices(notices, texts, formats)::ended);
        job.start(SYNC);
        desk.doWork();
        assertEquals(0, notices.all().size());
        desk.job = (request, listener) -> {
            now = now.plusSeconds(11);
            return JobDesk.run(request, Map.of());
        };
        job.start(SYNC);
        desk.doWork();
        assertEquals("Sync: completed in 11 s.", notices.all().getFirst().text());
        assertEquals(
                Address.of("runs").with("run", "1"), notices.all().getFirst().address());
        assertEquals(List.of(notices.all().getFirst()), elsewhere);
        desk.job = (request, listener) -> {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.plain("MySQL does not answer."));
        };
        job.start(SYNC);
        desk.doWork();
        assertEquals(Notice.Level.FAILED, notices.all().getFirst().level());
        assertEquals(
                "Sync failed: MySQL does not answer.", notices.all().getFirst().text());
        assertEquals(1, elsewhere.size(), "who has just started it still looks here");
    }

    @Test
    void anAddressFillsTheFormAndStartsNothing() {
        StartViewModel start = start();
        Address address = Objects.requireNonNull(
                Address.parse("tillwatch://runs?start=repair&from=2026-11-01&to=2026-11-05&store=1042")
                        .orElse(null));
        start.open(address);
        assertEquals(JobChoice.REPAIR, start.choiceProperty().get());
        assertEquals(address, start.in(Address.of("runs")));
        assertFalse(job.isRunning());
    }

    @Test
    void whatWasPreviewedIsWhatIsStarted() {
        StartViewModel start = start();
        start.choiceProperty().set(JobChoice.REPAIR);
        start.from().set(LocalDate.of(2026, 11, 1));
        start.preview();
        desk.doWork();
        start.choiceProperty().set(JobChoice.REBUILD);
        start.startPreviewed();
        desk.doWork();
        JobRequest real = new JobRequest(
                JobRequest.Kind.VERIFY, new DateRange(LocalDate.of(2026, 11, 1), null), null, false, true, "kim@desk");
        assertEquals(List.of(real.dry(true), real), desk.requests);
        start.startPreviewed();
        assertFalse(job.isRunning(), "a run that has ended is no preview");
    }

    @Test
    void datesInTheWrongOrderAreRefusedWithAReason() {
        StartViewModel start = start();
        start.from().set(LocalDate.of(2026, 11, 5));
        start.to().set(LocalDate.of(2026, 11, 1));
        assertEquals(
                "The last date is before the first; exchange them.",
                start.problemProperty().get());
        start.preview();
        assertFalse(job.isRunning());
        start.choiceProperty().set(JobChoice.REBUILD);
        assertEquals("", start.problemProperty().get(), "a rebuild takes no dates");
    }

    @Test
    void whatIsNoDateIsNamedAndNotTakenForNone() {
        StartViewModel start = start();
        Address address =
                Objects.requireNonNull(Address.parse("tillwatch://runs?start=verify&from=2026-02-30&to=2026-11-05")
                        .orElse(null));
        start.open(address);
        String wrong = "“2026-02-30” is no date. Type it like 2026-11-22, or leave it empty.";
        assertEquals(wrong, start.problemProperty().get());
        assertEquals(address, start.in(Address.of("runs")), "it is there again after a change of language");
        start.startAtOnce();
        assertFalse(job.isRunning(), "it would have verified every date before");
        start.from().set(null);
        assertEquals("", start.problemProperty().get());
    }

    @Test
    void aRebuildBeginsWhateverStandsInTheDatesOfAnotherJob() {
        StartViewModel start = start();
        start.from().set(LocalDate.of(2026, 11, 5));
        start.to().set(LocalDate.of(2026, 11, 1));
        start.choiceProperty().set(JobChoice.REBUILD);
        start.startAtOnce();
        desk.doWork();
        assertEquals(List.of(JobRequest.of(JobRequest.Kind.REBUILD, "kim@desk")), desk.requests);
    }

    @Test
    void aDismissedOutcomeIsGone() {
        job.start(SYNC);
        desk.doWork();
        job.dismiss();
        assertNull(job.outcomeProperty().get());
    }

    private StartViewModel start() {
        return new StartViewModel(job, new StatusWatch(desk, desk, () -> now), "kim@desk", texts);
    }

    private JobOutcome outcome() {
        return Objects.requireNonNull(job.outcomeProperty().get());
    }
}
