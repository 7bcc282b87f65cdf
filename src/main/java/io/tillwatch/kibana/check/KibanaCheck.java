package io.tillwatch.kibana.check;

import io.tillwatch.kibana.Place;
import io.tillwatch.service.IndexProbe;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks: of files alone, then against live indices. */
public final class KibanaCheck {
    private final Place place;
    private final ZoneId zone;
    private final Instant now;

    /**
     * Checks files for one installation.
     *
     * @param zone in which days begin
     * @param now what filters that speak of now mean by it
     */
    public KibanaCheck(Place place, ZoneId zone, Instant now) {
        this.place = place;
        this.zone = zone;
        this.now = now;
    }

    /**
     * What came of it.
     *
     * @param findings what is wrong, in the order of the files
     * @param notes what may well be as it should: a panel without data, a column nobody filled yet
     * @param requests made to Elasticsearch
     * @param figures compared with sums over rows
     * @param rows read for that
     */
    public record Report(
            int objects,
            int panels,
            int requests,
            int figures,
            long rows,
            List<Finding> findings,
            List<Finding> notes) {}

    /** Of the files alone, without a server. */
    public Report offline(Map<String, byte[]> files) {
        return new Work(files).report(0, 0, 0);
    }

    /** Of the files and against the indices. */
    public Report live(Map<String, byte[]> files, IndexProbe probe) {
        Work work = new Work(files);
        Live live = new Live(probe, new DateMath(now, zone));
        RunChecks runs = new RunChecks(work.findings, live);
        for (CheckedFile file : work.read) {
            new TemplateChecks(work.findings, live).check(file, place.prefix());
            new FieldChecks(work.findings, live).check(file);
        }
        work.read.forEach(runs::check);
        return work.report(runs.requests(), runs.figures(), runs.rows());
    }

    private final class Work {
        private final Findings findings = new Findings();
        private final List<CheckedFile> read = new ArrayList<>();

        private Work(Map<String, byte[]> files) {
            new LinkedHashMap<>(files).forEach((name, bytes) -> read.add(CheckedFile.read(name, bytes, findings)));
            for (CheckedFile file : read) {
                new ObjectChecks(findings).check(file);
                new ReferenceChecks(findings).check(file);
                new LayoutChecks(findings).check(file);
                new LensChecks(findings).check(file);
            }
        }

        private Report report(int requests, int figures, long rows) {
            int objects = 0;
            int panels = 0;
            for (CheckedFile file : read) {
                objects += file.objects().size();
                panels += file.objects().stream()
                        .mapToInt(object -> Panel.of(object).size())
                        .sum();
                new BuiltCheck(findings, place).check(file);
            }
            return new Report(objects, panels, requests, figures, rows, findings.wrong(), findings.notes());
        }
    }
}
