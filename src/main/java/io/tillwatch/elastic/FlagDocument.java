package io.tillwatch.elastic;

import io.tillwatch.model.Detector;
import io.tillwatch.model.Finding;
import io.tillwatch.model.Flag;
import io.tillwatch.model.Reason;
import io.tillwatch.model.SaleColumns;
import io.tillwatch.model.SaleFacts;
import io.tillwatch.service.IndexedFlag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document of {@code platform_fraud_sales}. A reviewer's fields stand in it beside ours and are never touched. */
final class FlagDocument {
    static final String OPEN = "open";

    /** Every field we write; any other was written by a reviewer or a reviewer's tool. */
    private static final Set<String> OURS = Stream.concat(
                    SaleColumns.ALL.stream(),
                    Stream.of(
                            "business_date",
                            "store_day",
                            "checksum",
                            "reasons",
                            "score",
                            "first_score",
                            "baseline",
                            "rules_version",
                            "withdrawn",
                            "flagged_at",
                            "review_state"))
            .collect(Collectors.toUnmodifiableSet());

    private FlagDocument() {}

    /**
     * Writes what the rules say; the object stays open.
     *
     * @param before what stands before the first name: a comma after the sale's body, else an opening brace
     */
    static void write(JsonBytes out, String before, Flag flag) {
        out.raw(JsonBytes.name(before, "reasons"));
        out.raw('[');
        int number = 0;
        for (Reason reason : flag.reasons()) {
            out.raw(JsonBytes.name(number++ == 0 ? "{" : ",{", "code"));
            out.text(reason.code().name());
            out.raw(JsonBytes.name(",", "value"));
            out.number(reason.value());
            out.raw(JsonBytes.name(",", "threshold"));
            out.number(reason.threshold());
            out.raw('}');
        }
        for (Finding finding : flag.findings()) {
            out.raw(JsonBytes.name(number++ == 0 ? "{" : ",{", "code"));
            out.text(finding.detector().name());
            out.raw(JsonBytes.ascii(
                    ",\"score\":%s,\"adjustment\":%s".formatted(finding.score(), finding.adjustment())));
            out.raw(JsonBytes.name(",", "words_en"));
            out.text(finding.english());
            out.raw(JsonBytes.name(",", "words_ko"));
            out.text(finding.korean());
            out.raw('}');
        }
        out.raw(']');
        double score = Double.isFinite(flag.score()) ? flag.score() : Double.MAX_VALUE;
        double first = Double.isFinite(flag.firstScore()) ? flag.firstScore() : score;
        out.raw(JsonBytes.ascii(",\"score\":%s,\"first_score\":%s".formatted(score, first)));
        out.raw(JsonBytes.name(",", "baseline"));
        out.number(flag.baseline());
        out.raw(JsonBytes.name(",", "rules_version"));
        out.number(flag.rulesVersion());
        out.raw(JsonBytes.ascii(",\"withdrawn\":false"));
    }

    /** Writes what only a new flag gets. */
    static void writeNew(JsonBytes out, Instant at) {
        out.raw(JsonBytes.name(",", "review_state"));
        out.text(OPEN);
        out.raw(JsonBytes.name(",", "flagged_at"));
        out.instant(at);
    }

    static IndexedFlag read(Hit hit) {
        Map<String, @Nullable Object> source = hit.source();
        LocalDate date = SaleFields.date(Json.textOrNull(source, "business_date"));
        Instant soldAt = SaleFields.instant(Json.textOrNull(source, "sold_at"));
        var facts = new SaleFacts(
                hit.id(),
                Json.text(source, "store_id"),
                date == null ? LocalDate.EPOCH : date,
                soldAt == null ? Instant.EPOCH : soldAt,
                Json.number(source, "amount_sale"),
                Json.isTrue(source, "is_canceled"),
                Json.textOrNull(source, "card_number"));
        long checksum = source.get("checksum") instanceof Long number ? number : SaleFields.NO_CHECKSUM;
        return new IndexedFlag(facts, flag(source), checksum, isReviewed(source), hit.seqNo(), hit.primaryTerm());
    }

    private static @Nullable Flag flag(Map<String, @Nullable Object> source) {
        List<Reason> reasons = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Object reason : Json.list(source, "reasons")) {
            Finding finding = finding(reason);
            if (finding != null) {
                findings.add(finding);
            }
            for (Reason.Code code : Reason.Code.values()) {
                if (code.name().equals(Json.text(reason, "code"))) {
                    reasons.add(new Reason(code, Json.number(reason, "value"), Json.number(reason, "threshold")));
                }
            }
        }
        if ((reasons.isEmpty() && findings.isEmpty()) || Json.isTrue(source, "withdrawn")) {
            return null;
        }
        double score = source.get("score") instanceof Number number ? number.doubleValue() : 0;
        Long baseline = source.get("baseline") instanceof Long number ? number : null;
        return new Flag(reasons, findings, score, baseline, (int) Json.number(source, "rules_version"));
    }

    private static @Nullable Finding finding(Object reason) {
        for (Detector detector : Detector.values()) {
            if (detector.name().equals(Json.text(reason, "code"))) {
                return new Finding(
                        detector,
                        real(reason, "score"),
                        real(reason, "adjustment"),
                        Json.text(reason, "words_en"),
                        Json.text(reason, "words_ko"));
            }
        }
        return null;
    }

    private static double real(Object fields, String name) {
        return Json.at(fields, name) instanceof Number number ? number.doubleValue() : 0;
    }

    static boolean isOurs(String field) {
        return OURS.contains(field);
    }

    private static boolean isReviewed(Map<String, @Nullable Object> source) {
        return !OPEN.equals(source.get("review_state")) || !OURS.containsAll(source.keySet());
    }
}
