package io.tillwatch.elastic;

import io.tillwatch.elastic.Records.Stamp;
import io.tillwatch.model.RulesHistory;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.model.RulesVersion.Activation;
import io.tillwatch.model.Signature;
import io.tillwatch.service.RuleStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each version of the rules in a document of its own and their history in another one, changed by compare-and-set.
 * Numbers follow each other without a gap, so all versions are read by their ids: as last acknowledged.
 */
final class ElasticRuleStore implements RuleStore {
    static final String HISTORY = "history";

    /** So many are looked up at once: more than most installations ever have. */
    private static final int AT_ONCE = 50;

    private final Records records;
    private final MultiGet get;

    ElasticRuleStore(Calls calls, IndexNames names) {
        this.records = new Records(calls, names);
        this.get = new MultiGet(calls, names);
    }

    static String id(int number) {
        return "v" + number;
    }

    @Override
    public List<RulesVersion> versions() {
        List<RulesVersion> versions = new ArrayList<>();
        int next = RulesVersion.FIRST.number() + 1;
        // Without the first one there is none, and maybe no index yet.
        boolean more = find(next).isPresent();
        while (more) {
            List<String> ids = IntStream.range(next, next + AT_ONCE)
                    .mapToObj(ElasticRuleStore::id)
                    .toList();
            int before = versions.size();
            get.documents(IndexKind.RULES, ids, hit -> versions.add(read(hit)));
            more = versions.size() - before == AT_ONCE;
            next += AT_ONCE;
        }
        return List.copyOf(versions);
    }

    @Override
    public Optional<RulesVersion> find(int number) {
        return records.find(IndexKind.RULES, id(number)).map(ElasticRuleStore::read);
    }

    private static RulesVersion read(Hit hit) {
        return RuleDocument.read(hit.source(), Stamp.of(hit).revision());
    }

    @Override
    public Optional<RulesVersion> save(RulesVersion version) {
        return records.replace(
                        IndexKind.RULES,
                        id(version.number()),
                        Stamp.ofRevision(version.revision()),
                        RuleDocument.write(version))
                .map(stamp -> version.saved(stamp.revision()));
    }

    @Override
    public RulesHistory history() {
        return records.find(IndexKind.RULES, HISTORY)
                .map(hit -> history(hit.source(), Stamp.of(hit).revision()))
                .orElse(RulesHistory.NEW);
    }

    private static RulesHistory history(Map<String, @Nullable Object> source, String revision) {
        List<Activation> activations = new ArrayList<>();
        for (Object each : Json.list(source, "activations")) {
            activations.add(new Activation(
                    (int) Json.number(each, "version"),
                    new Signature(Json.text(each, "by"), SaleFields.instantOrEpoch(fields(each), "at")),
                    Json.text(each, "untested")));
        }
        List<Integer> givenUp = new ArrayList<>();
        for (Object number : Json.list(source, "given_up")) {
            if (number instanceof Long given) {
                givenUp.add(given.intValue());
            }
        }
        return new RulesHistory(activations, givenUp, revision);
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object object) {
        return Json.object("at", Json.at(object, "at"));
    }

    @Override
    public Optional<RulesHistory> save(RulesHistory history) {
        return records.replace(IndexKind.RULES, HISTORY, Stamp.ofRevision(history.revision()), document(history))
                .map(stamp -> history.saved(stamp.revision()));
    }

    private static Map<String, @Nullable Object> document(RulesHistory history) {
        List<Activation> activations = history.activations();
        Signature last = activations.isEmpty() ? null : activations.getLast().by();
        return Json.object(
                "active", history.active(),
                "valid_from", last == null ? null : last.at(),
                "changed_by", last == null ? null : last.by(),
                "activations",
                        activations.stream()
                                .map(activation -> Json.object(
                                        "version", activation.version(),
                                        "by", activation.by().by(),
                                        "at", activation.by().at(),
                                        "untested", activation.untested()))
                                .toList(),
                "given_up", history.givenUp());
    }
}
