package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;

/** Tells of runs that took so long that the person looks elsewhere by now, and of those that failed. */
public final class RunNotices {
    private final Notices notices;
    private Texts texts;
    private Formats formats;

    public RunNotices(Notices notices, Texts texts, Formats formats) {
        this.notices = notices;
        this.texts = texts;
        this.formats = formats;
    }

    /** From now on in these words. */
    public void speak(Texts language, Formats numbers) {
        texts = language;
        formats = numbers;
    }

    /** Tells how something ended, if it is worth telling. */
    public void ended(JobOutcome how) {
        boolean failed = how.state() == Run.State.FAILED;
        if (!failed && (!Notices.isLong(how.duration()) || how.state() == Run.State.CANCELLED)) {
            return;
        }
        RunWords words = new RunWords(texts, formats);
        String job = words.job(how.request());
        if (how.cause() != null) {
            notices.tellEnd(
                    how.startedAt(),
                    Notice.Level.FAILED,
                    texts.text(
                            "runs.notice.failed",
                            job,
                            ScreenError.of(how.cause(), texts).sentence()),
                    Address.of("runs"));
            return;
        }
        Address where = how.run() == null || how.isPreview()
                ? Address.of("runs")
                : Address.of("runs").with("run", how.run().id());
        notices.tellEnd(
                how.startedAt(),
                how.state() == Run.State.COMPLETED ? Notice.Level.DONE : Notice.Level.WARNING,
                texts.text(
                        how.isPreview() ? "runs.notice.preview" : "runs.notice",
                        job,
                        words.state(how.state()),
                        formats.duration(how.duration())),
                where);
    }
}
