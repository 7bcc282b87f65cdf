package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the server and says what it found, never throwing for it. */
final class Inspection {
    private static final double LITTLE_DISK = 0.15;
    private static final Sentence ROLE_ADVICE = Sentence.of("check.es.role");

    private final Calls calls;
    private final IndexNames names;

    Inspection(Calls calls, IndexNames names) {
        this.calls = calls;
        this.names = names;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (look(checks, "Elasticsearch", this::version)) {
            look(checks, "privileges", this::privileges);
            look(checks, "health", this::health);
            look(checks, "disk", this::disk);
            look(checks, "indices", this::indices);
        }
        return checks;
    }

    /** One look at a thing. */
    private interface Look {
        void at(List<Check> checks);
    }

    private static boolean look(List<Check> checks, String name, Look look) {
        try {
            look.at(checks);
            return true;
        } catch (Failure e) {
            checks.add(new Check(name, Level.FAILURE, e.sentence(), Sentence.NONE));
            return false;
        }
    }

    private void version(List<Check> checks) {
        String version = ServerVersion.checked(calls);
        if (version.isEmpty()) {
            checks.add(new Check(
                    "Elasticsearch",
                    Level.OK,
                    Sentence.of("check.es.version.hidden"),
                    Sentence.of("check.es.version.monitor")));
        } else if (!version.startsWith(ServerVersion.MAJOR + ".")) {
            checks.add(new Check(
                    "Elasticsearch",
                    Level.WARNING,
                    Sentence.of("check.es.version.newer", version),
                    Sentence.of("check.es.version.update")));
        } else {
            checks.add(new Check("Elasticsearch", Level.OK, Sentence.of("check.es.version", version), Sentence.NONE));
        }
    }

    private void privileges(List<Check> checks) {
        Reply who = calls.once("GET", "/_security/_authenticate", null);
        if (!who.isOk()) {
            if (who.status() == 401) {
                throw calls.errors().refusal(who);
            }
            checks.add(new Check(
                    "privileges", Level.WARNING, Sentence.of("check.es.open"), Sentence.of("check.es.open.close")));
            return;
        }
        if (Json.list(who.json(), "roles").contains("superuser")) {
            checks.add(new Check("privileges", Level.WARNING, Sentence.of("check.es.superuser"), ROLE_ADVICE));
            return;
        }
        Map<String, @Nullable Object> answer =
                calls.json("POST", "/_security/user/_has_privileges", Privileges.question(names));
        List<String> missing = Privileges.missing(answer);
        if (!missing.isEmpty()) {
            checks.add(new Check(
                    "privileges",
                    Level.FAILURE,
                    Sentence.of("check.es.privileges.missing", String.join("; ", missing)),
                    ROLE_ADVICE));
        } else if (!Privileges.isWhole(answer)) {
            checks.add(new Check("privileges", Level.WARNING, Sentence.of("check.es.privileges.daily"), ROLE_ADVICE));
        } else {
            checks.add(new Check("privileges", Level.OK, Sentence.of("check.es.privileges"), Sentence.NONE));
        }
    }

    private void health(List<Check> checks) {
        Reply reply = calls.once("GET", "/_cluster/health?timeout=5s&filter_path=status", null);
        if (reply.status() == 403) {
            return;
        }
        String status = Json.text(Json.read(reply.body()), "status");
        checks.add(
                status.equals("green") || status.equals("yellow")
                        ? new Check("health", Level.OK, Sentence.of("check.es.health", status), Sentence.NONE)
                        : new Check(
                                "health",
                                Level.FAILURE,
                                Sentence.of("check.es.health.red"),
                                Sentence.of("check.es.health.explain")));
    }

    private void disk(List<Check> checks) {
        Reply reply = calls.once("GET", "/_nodes/stats/fs?filter_path=nodes.*.fs.total", null);
        if (!reply.isOk()) {
            return;
        }
        double free = 1;
        for (Object node : Json.map(reply.json(), "nodes").values()) {
            double total = Json.number(node, "fs", "total", "total_in_bytes");
            if (total > 0) {
                free = Math.min(free, Json.number(node, "fs", "total", "available_in_bytes") / total);
            }
        }
        Sentence finding = Sentence.of("check.es.disk", Math.round(free * 100));
        checks.add(
                free < LITTLE_DISK
                        ? new Check("disk", Level.WARNING, finding, Sentence.of("check.es.disk.free"))
                        : new Check("disk", Level.OK, finding, Sentence.NONE));
    }

    private void indices(List<Check> checks) {
        Catalogue catalogue = Catalogue.withMappings(calls, names);
        List<String> missing = new ArrayList<>();
        boolean fine = true;
        for (IndexKind kind : IndexKind.values()) {
            List<String> behind = catalogue.behind(kind);
            if (catalogue.isTaken(kind)) {
                fine = false;
                checks.add(new Check(
                        "indices",
                        Level.FAILURE,
                        Sentence.of("check.es.taken", names.alias(kind)),
                        Sentence.of("check.es.taken.rename")));
            } else if (behind.size() == 1) {
                fine &= index(checks, kind, behind.getFirst(), catalogue);
            } else {
                missing.add(names.alias(kind));
            }
        }
        if (missing.size() == IndexKind.values().length) {
            checks.add(new Check("indices", Level.OK, Sentence.of("check.es.none"), Sentence.of("check.es.none.sync")));
        } else if (!missing.isEmpty()) {
            checks.add(new Check(
                    "indices",
                    Level.WARNING,
                    Sentence.of("check.es.alias", String.join(", ", missing)),
                    Sentence.of("check.es.alias.sync")));
        } else if (fine) {
            checks.add(new Check("indices", Level.OK, Sentence.of("check.es.indices"), Sentence.NONE));
        }
    }

    private boolean index(List<Check> checks, IndexKind kind, String index, Catalogue catalogue) {
        if (!catalogue.blocks(index).isEmpty()) {
            checks.add(new Check(
                    "indices",
                    Level.FAILURE,
                    Sentence.of("check.es.blocked", index),
                    Sentence.of("check.es.blocked.free")));
            return false;
        }
        if (Mapping.schemaIn(catalogue.mappings(index)) > IndexKind.SCHEMA) {
            checks.add(new Check(
                    "indices",
                    Level.FAILURE,
                    Sentence.of("check.es.newer", index),
                    Sentence.of("check.es.newer.install")));
            return false;
        }
        if (!Mapping.of(kind).isSameAs(catalogue.mappings(index))) {
            checks.add(new Check(
                    "indices",
                    Level.WARNING,
                    Sentence.of("check.es.mapping", index),
                    kind.isRebuilt() ? Sentence.of("check.es.mapping.rebuild") : Sentence.of("check.es.mapping.sync")));
            return false;
        }
        return true;
    }
}
