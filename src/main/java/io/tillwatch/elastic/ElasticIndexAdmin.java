package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.service.Check;
import io.tillwatch.service.IndexAdmin;
import io.tillwatch.service.IndexBuild;
import io.tillwatch.service.SaleIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Creates, upgrades and replaces the indices. */
final class ElasticIndexAdmin implements IndexAdmin {
    private final Calls calls;
    private final IndexNames names;
    private final ExecutorService executor;
    private final Function<IndexNames, SaleIndex> indexes;
    private final Inspection inspection;

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

    @Override
    public void prepare() {
        prepare(false);
    }

    @Override
    public void prepareForRebuild() {
        prepare(true);
    }

    private void prepare(boolean rebuilding) {
        ServerVersion.checked(calls);
        Catalogue catalogue = Catalogue.ofAliases(calls, names);
        boolean hadState = !catalogue.behind(IndexKind.STATE).isEmpty();
        List<IndexKind> missing = new ArrayList<>();
        for (IndexKind kind : IndexKind.values()) {
            if (catalogue.isTaken(kind)) {
                throw ElasticErrors.refused(
                        "An index of an earlier system bears the name %s: rename or delete it (or set TILLWATCH_INDEX_PREFIX), then run this again."
                                .formatted(names.alias(kind)));
            }
            List<String> behind = catalogue.behind(kind);
            if (behind.isEmpty()) {
                missing.add(kind);
            } else if (behind.size() > 1) {
                throw ElasticErrors.refused(
                        "The alias %s points to several indices: leave only the newest one behind it."
                                .formatted(names.alias(kind)));
            } else if (!rebuilding || !kind.isRebuilt()) {
                upgrade(kind, behind.getFirst(), catalogue);
            }
        }
        if (create(missing).stream().anyMatch(IndexKind::isRebuilt) && hadState) {
            // The position says that rows are in an index that was just made anew: they have to be loaded again.
            new Records(calls, names).remove(IndexKind.STATE, ElasticStateStore.ID);
        }
    }

    /** Creates several at once, which the server does in one go; returns those that no other process had made by then. */
    private List<IndexKind> create(List<IndexKind> kinds) {
        List<Callable<Boolean>> creations = new ArrayList<>();
        kinds.forEach(kind -> creations.add(() -> create(kind)));
        List<IndexKind> created = new ArrayList<>();
        try {
            List<Future<Boolean>> done = executor.invokeAll(creations);
            for (int i = 0; i < done.size(); i++) {
                if (done.get(i).get()) {
                    created.add(kinds.get(i));
                }
            }
            return created;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, "The run was stopped.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new IllegalStateException("An index could not be created", e);
        }
    }

    /** Creates the first index of a kind with its alias; false when another process was quicker. */
    private boolean create(IndexKind kind) {
        String index = names.concrete(kind, 1);
        Reply reply = calls.repeating(
                "PUT", "/" + index, Json.write(Mapping.of(kind).creation(names.alias(kind))), Http.LONG_ANSWER_WITHIN);
        if (reply.isOk()) {
            return true;
        }
        String type = Json.text(reply.json(), "error", "type");
        if (type.equals("invalid_alias_name_exception")) {
            throw ElasticErrors.refused(
                    "An index of an earlier system bears the name %s: rename or delete it (or set TILLWATCH_INDEX_PREFIX), then run this again."
                            .formatted(names.alias(kind)));
        }
        if (!type.equals("resource_already_exists_exception")) {
            throw calls.errors().refusal(reply);
        }
        if (Catalogue.ofAliases(calls, names).behind(kind).isEmpty()) {
            throw ElasticErrors.refused(
                    "The index %s exists but the alias %s does not point to it: add the alias, or delete the index and run this again."
                            .formatted(index, names.alias(kind)));
        }
        return false;
    }

    private void upgrade(IndexKind kind, String index, Catalogue catalogue) {
        Map<?, ?> actual = catalogue.mappings(index);
        long schema = Mapping.schemaIn(actual);
        if (schema > IndexKind.SCHEMA) {
            throw ElasticErrors.refused(
                    "The index %s was written by a newer Tillwatch: install that version here.".formatted(index));
        }
        Mapping wanted = Mapping.of(kind);
        if (schema == IndexKind.SCHEMA && Mapping.hashIn(actual).equals(wanted.hash())) {
            return;
        }
        Reply reply = calls.repeating(
                "PUT", "/" + index + "/_mapping", Json.write(wanted.mappings()), Http.LONG_ANSWER_WITHIN);
        if (reply.status() == 400) {
            throw ElasticErrors.refused(
                    kind.isRebuilt()
                            ? "The index %s has an older form that cannot be changed in place: run `tillwatch rebuild`."
                                    .formatted(index)
                            : "The index %s has a form that this version cannot work with: see docs/upgrading.md."
                                    .formatted(index));
        }
        calls.checked(reply);
    }

    @Override
    public IndexBuild beginBuild() {
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
        fresh.forEach((kind, index) -> calls.checked(calls.repeating(
                "PUT", "/" + index, Json.write(Mapping.of(kind).creation(null)), Http.LONG_ANSWER_WITHIN)));
        return new ElasticIndexBuild(calls, names, indexes.apply(names.with(fresh)), old, fresh);
    }

    @Override
    public List<Check> inspect() {
        return inspection.checks();
    }
}
