package io.tillwatch.kibana.install;

import io.tillwatch.kibana.Tree;
import io.tillwatch.kibana.install.Installed.SpaceState;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that the space is there. One that a person made stays as it is. */
final class Spaces {
    private static final String OURS = "Made by Tillwatch.";

    private final KibanaServer server;

    Spaces(KibanaServer server) {
        this.server = server;
    }

    static boolean isDefault(String space) {
        return space.isEmpty() || space.equals("default");
    }

    SpaceState prepare(String space, String description) {
        if (isDefault(space)) {
            return SpaceState.KEPT;
        }
        Map<String, @Nullable Object> wanted =
                Tree.of("id", space, "name", "Tillwatch", "description", OURS + " " + description, "color", "#0B64DD");
        KibanaServer.Answer found = server.get("/api/spaces/space/" + space);
        if (found.status() == 404) {
            taken(server.json("POST", "/api/spaces/space", Tree.write(wanted)));
            return SpaceState.CREATED;
        }
        taken(found);
        Map<String, @Nullable Object> there = Tree.object(found.body());
        if (!Tree.text(there, "description").startsWith(OURS)
                || Tree.text(there, "description").equals(wanted.get("description"))) {
            return SpaceState.KEPT;
        }
        there.put("description", wanted.get("description"));
        there.remove("_reserved");
        taken(server.json("PUT", "/api/spaces/space/" + space, Tree.write(there)));
        return SpaceState.UPDATED;
    }

    private static void taken(KibanaServer.Answer answer) {
        if (!answer.isOk()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.space.refused", answer.status()));
        }
    }
}
