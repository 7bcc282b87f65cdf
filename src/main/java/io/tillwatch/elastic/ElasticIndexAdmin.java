package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.SaleIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates, upgrades and replaces the indices. */
final class ElasticIndexAdmin implements IndexAdmin {
    private static final String ALREADY_EXISTS = "resource_already_exists_exception";

    private final Calls calls;
    private final IndexNames names;
    private final ExecutorService executor;
    private final Function<IndexNames, SaleIndex> indexes;
    private final Inspection inspection;
    private volatile boolean versionChecked;

    ElasticIndexAdmin(
            Calls calls,
            IndexNames names,
            ExecutorService executor,
            Function<IndexNames, SaleIndex> indexes,
            Inspection inspection) {
        this.calls = calls;
        this.names = names;
        this.executor = executor;
        this.indexes = indexes;
        this.inspection = inspection;
    }

    /** Asked for once: a server does not grow older while somebody works with it. */
    private void checkVersion() {
        if (!versionChecked) {
            ServerVersion.checked(calls);
            versionChecked = true;
        }
    }

    @Override
    public void prepareRecords() {
        long ignored = prepare(
                EnumSet.of(IndexKind.LEASES, IndexKind.RUNS, IndexKind.SCHEDULES, IndexKind.RULES, IndexKind.DECISIONS),
                false,
                0);
    }

    @Override
    public long prepare(long raiseTo) {
        return prepare(EnumSet.allOf(IndexKind.class), false, raiseTo);
    }

    @Override
    public boolean isPrepared() {
        checkVersion();
        Catalogue catalogue = Catalogue.ofAliases(calls, names);
        boolean complete = true;
        for (IndexKind kind : IndexKind.values()) {
            List<String> behind = behind(kind, catalogue);
            behind.forEach(index -> refuseNewer(index, catalogue));
            complete &= !behind.isEmpty();
        }
        return complete;
    }

    @Override
    public long prepareForRebuild(long raiseTo) {
        return prepare(EnumSet.allOf(IndexKind.class), true, raiseTo);
    }

    private long prepare(Set<IndexKind> kinds, boolean rebuilding, long raiseTo) {
        checkVersion();
        Catalogue catalogue = Catalogue.ofAliases(calls, names);
        List<IndexKind> missing = new ArrayList<>();
        for (IndexKind kind : kinds) {
            List<String> behind = behind(kind, catalogue);
            if (behind.isEmpty()) {
                missing.add(kind);
            } else if (!rebuilding || !kind.isRebuilt()) {
                upgrade(kind, behind.getFirst(), catalogue);
            }
        }
        if (missing.stream().anyMatch(IndexKind::isLoaded)
                && !catalogue.behind(IndexKind.STATE).isEmpty()) {
            // The position says that rows are in an index that is not there: they have to be loaded again. It goes
            // first, or a kill in between would leave an empty index that looks complete.
            new Records(calls, names).remove(IndexKind.STATE, ElasticStateStore.ID);
        }
        long number = new Fence(calls, names).stand(kinds, catalogue, raiseTo);
        create(missing, number);
        return number;
    }

    /** The index behind an alias, or none. */
    private List<String> behind(IndexKind kind, Catalogue catalogue) {
        if (catalogue.isTaken(kind)) {
            throw taken(kind);
        }
        List<String> behind = catalogue.behind(kind);
        if (behind.size() > 1) {
            throw ElasticErrors.refused(Sentence.of("elastic.alias.several", names.alias(kind)));
        }
        return behind;
    }

    private Failure taken(IndexKind kind) {
        return ElasticErrors.refused(Sentence.of("elastic.alias.taken", names.alias(kind)));
    }

    /** Creates several at once, which the server does in one go. */
    private void create(List<IndexKind> kinds, long fence) {
        List<Callable<@Nullable Void>> creations = new ArrayList<>();
        kinds.forEach(kind -> creations.add(() -> {
            create(kind, fence);
            return null;
        }));
        try {
            for (Future<@Nullable Void> creation : executor.invokeAll(creations)) {
                creation.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new IllegalStateException("An index could not be created", e);
        }
    }

    /** Creates the first index of a kind with its alias, unless another process is quicker. */
    private void create(IndexKind kind, long fence) {
        String index = names.concrete(kind, 1);
        List<String> hidden = kind.isFenced() ? List.of(names.writeAlias(kind, fence)) : List.of();
        Reply reply = create(kind, index, List.of(names.alias(kind)), hidden);
        String type = errorType(reply);
        if (type.equals("invalid_alias_name_exception")) {
            throw taken(kind);
        }
        if (!type.equals(ALREADY_EXISTS)) {
            calls.checked(reply);
        } else if (Catalogue.ofAliases(calls, names).behind(kind).isEmpty()) {
            throw ElasticErrors.refused(Sentence.of("elastic.alias.missing", index, names.alias(kind)));
        }
    }

    private Reply create(IndexKind kind, String index, List<String> aliases, List<String> hidden) {
        return calls.repeating(
                "PUT", "/" + index, Json.write(Mapping.of(kind).creation(aliases, hidden)), Http.LONG_ANSWER_WITHIN);
    }

    private static String errorType(Reply reply) {
        return reply.isOk() ? "" : Json.text(reply.json(), "error", "type");
    }

    private static void refuseNewer(String index, Catalogue catalogue) {
        if (Mapping.schemaIn(catalogue.mappings(index)) > IndexKind.SCHEMA) {
            throw ElasticErrors.refused(Sentence.of("elastic.index.newer", index));
        }
    }

    private void upgrade(IndexKind kind, String index, Catalogue catalogue) {
        refuseNewer(index, catalogue);
        Map<?, ?> actual = catalogue.mappings(index);
        long schema = Mapping.schemaIn(actual);
        Mapping wanted = Mapping.of(kind);
        if (schema == IndexKind.SCHEMA && Mapping.hashIn(actual).equals(wanted.hash())) {
            return;
        }
        Reply reply = calls.repeating(
                "PUT", "/" + index + "/_mapping", Json.write(wanted.mappings()), Http.LONG_ANSWER_WITHIN);
        if (reply.status() == 400) {
            throw ElasticErrors.refused(
                    kind.isRebuilt()
                            ? Sentence.of("elastic.index.older", index)
                            : Sentence.of("elastic.index.form", index));
        }
        calls.checked(reply);
    }

    @Override
    public IndexBuild beginBuild(long fence) {
        Catalogue catalogue = Catalogue.ofRebuilt(calls, names);
        List<String> left = new ArrayList<>();
        Map<IndexKind, String> old = new EnumMap<>(IndexKind.class);
        Map<IndexKind, String> fresh = new EnumMap<>(IndexKind.class);
        for (IndexKind kind : IndexKind.values()) {
            if (!kind.isRebuilt()) {
                continue;
            }
            List<String> behind = catalogue.behind(kind);
            int highest = 0;
            for (var entry : catalogue.numbers(kind).entrySet()) {
                highest = Math.max(highest, entry.getValue());
                if (!behind.contains(entry.getKey())) {
                    left.add(entry.getKey());
                }
            }
            if (!behind.isEmpty()) {
                old.put(kind, behind.getFirst());
            }
            fresh.put(kind, names.concrete(kind, highest + 1));
        }
        ElasticIndexBuild.delete(calls, left);
        fresh.forEach((kind, index) -> {
            Reply reply = create(kind, index, List.of(), List.of());
            // No index had this number a moment ago: a repetition met what the first request had made.
            if (!errorType(reply).equals(ALREADY_EXISTS)) {
                calls.checked(reply);
            }
        });
        return new ElasticIndexBuild(calls, names, indexes.apply(names.with(fresh)), old, fresh, fence);
    }

    @Override
    public List<Check> inspect() {
        return inspection.checks();
    }
}
