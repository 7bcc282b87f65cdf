package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.service.Check;
import io.tillwatch.service.Check.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the server and says what it found, never throwing for it. */
final class Inspection {
    private static final double LITTLE_DISK = 0.15;
    private static final String ROLE_ADVICE = "Give the role what docs/least-privilege.md lists.";

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
            checks.add(new Check(name, Level.FAILURE, e.getMessage(), ""));
            return false;
        }
    }

    private void version(List<Check> checks) {
        String version = ServerVersion.checked(calls);
        if (version.isEmpty()) {
            checks.add(new Check(
                    "Elasticsearch",
                    Level.OK,
                    "It answers; its version may not be seen by this user.",
                    "To see it, give the role the cluster privilege \"monitor\"."));
        } else if (!version.startsWith(ServerVersion.MAJOR + ".")) {
            checks.add(new Check(
                    "Elasticsearch",
                    Level.WARNING,
                    "It is version %s, which is newer than what Tillwatch was tried with.".formatted(version),
                    "Look for a newer Tillwatch."));
        } else {
            checks.add(new Check("Elasticsearch", Level.OK, "It is version %s.".formatted(version), ""));
        }
    }

    private void privileges(List<Check> checks) {
        Reply who = calls.once("GET", "/_security/_authenticate", null);
        if (!who.isOk()) {
            if (who.status() == 401) {
                throw calls.errors().refusal(who);
            }
            checks.add(new Check(
                    "privileges",
                    Level.WARNING,
                    "The server asks nobody for a password.",
                    "Switch its security on unless only this machine can reach it."));
            return;
        }
        if (Json.list(who.json(), "roles").contains("superuser")) {
            checks.add(new Check(
                    "privileges",
                    Level.WARNING,
                    "The user is a superuser, which is more than is needed.",
                    ROLE_ADVICE));
            return;
        }
        Map<String, @Nullable Object> answer =
                calls.json("POST", "/_security/user/_has_privileges", Privileges.question(names));
        List<String> missing = Privileges.missing(answer);
        if (!missing.isEmpty()) {
            checks.add(new Check(
                    "privileges",
                    Level.FAILURE,
                    "The user lacks %s.".formatted(String.join("; ", missing)),
                    ROLE_ADVICE));
        } else if (!Privileges.isWhole(answer)) {
            checks.add(new Check(
                    "privileges",
                    Level.WARNING,
                    "The user may do the daily work, but not create or rebuild indices, or not see the cluster's state.",
                    ROLE_ADVICE));
        } else {
            checks.add(new Check("privileges", Level.OK, "The user has the privileges it needs.", ""));
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
                        ? new Check("health", Level.OK, "The cluster is %s.".formatted(status), "")
                        : new Check(
                                "health",
                                Level.FAILURE,
                                "The cluster is red: some data cannot be read or written.",
                                "Look at GET _cluster/allocation/explain."));
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
        String finding = "%d %% of the fullest node's disk is free.".formatted(Math.round(free * 100));
        checks.add(
                free < LITTLE_DISK
                        ? new Check(
                                "disk",
                                Level.WARNING,
                                finding,
                                "Free space: Elasticsearch blocks writing when 5 % are left.")
                        : new Check("disk", Level.OK, finding, ""));
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
                        "An index of an earlier system bears the name %s.".formatted(names.alias(kind)),
                        "Rename or delete it, or set TILLWATCH_INDEX_PREFIX."));
            } else if (behind.size() == 1) {
                fine &= index(checks, kind, behind.getFirst(), catalogue);
            } else {
                missing.add(names.alias(kind));
            }
        }
        if (missing.size() == IndexKind.values().length) {
            checks.add(new Check("indices", Level.OK, "There are none yet.", "The first sync creates them."));
        } else if (!missing.isEmpty()) {
            checks.add(new Check(
                    "indices",
                    Level.WARNING,
                    "These aliases do not point to one index each: %s.".formatted(String.join(", ", missing)),
                    "Run `tillwatch sync`; it creates what is missing."));
        } else if (fine) {
            checks.add(new Check("indices", Level.OK, "All are there, with the mappings of this version.", ""));
        }
    }

    private boolean index(List<Check> checks, IndexKind kind, String index, Catalogue catalogue) {
        if (!catalogue.blocks(index).isEmpty()) {
            checks.add(new Check(
                    "indices",
                    Level.FAILURE,
                    "The index %s is blocked (index.blocks).".formatted(index),
                    "Free disk space, or remove the block in Elasticsearch."));
            return false;
        }
        if (Mapping.schemaIn(catalogue.mappings(index)) > IndexKind.SCHEMA) {
            checks.add(new Check(
                    "indices",
                    Level.FAILURE,
                    "The index %s was written by a newer Tillwatch.".formatted(index),
                    "Install that version here."));
            return false;
        }
        if (!Mapping.of(kind).isSameAs(catalogue.mappings(index))) {
            checks.add(new Check(
                    "indices",
                    Level.WARNING,
                    "The mapping of %s is not the one of this version.".formatted(index),
                    kind.isRebuilt() ? "Run `tillwatch rebuild`." : "Run `tillwatch sync`; it adds what is missing."));
            return false;
        }
        return true;
    }
}
