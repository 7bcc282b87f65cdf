package io.tillwatch.kibana.install;

import io.tillwatch.kibana.SavedObject;
import io.tillwatch.kibana.Tree;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings one file into a space of one Kibana: looks whether that Kibana can take it, whether a person changed what would be
 * replaced, and then at the answer for every object. Deletes nothing.
 */
public final class Installation {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:-[A-Za-z0-9.-]*)?");
    private static final int OLDEST = 9;

    private final KibanaServer server;
    private final String space;

    /** @param space empty for the default one */
    public Installation(KibanaServer server, String space) {
        this.server = server;
        this.space = space;
    }

    /**
     * Installs.
     *
     * @param fileName ends in {@code .ndjson}
     * @param description of the space, should it be made
     * @param force also replaces what a person changed
     */
    public Installed install(
            String fileName, byte[] content, List<SavedObject> objects, String description, boolean force) {
        String version = version();
        boolean isThere = Spaces.isDefault(space)
                || server.get("/api/spaces/space/" + space).status() != 404;
        Map<String, SavedObject> before = isThere ? before(objects) : Map.of();
        List<String> changed = before.values().stream()
                .filter(Answers::isChanged)
                .map(SavedObject::name)
                .toList();
        if (!changed.isEmpty() && !force) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.changed", String.join(", ", changed)));
        }
        Installed.SpaceState spaceState = new Spaces(server).prepare(space, description);
        KibanaServer.Answer answer = server.file(path("/api/saved_objects/_import?overwrite=true"), fileName, content);
        if (!answer.isOk()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.import.refused", answer.status(), why(answer)));
        }
        Map<String, @Nullable Object> told = Tree.object(answer.body());
        if (!told.containsKey("success")) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.not", server.url()));
        }
        List<Installed.Item> items = Answers.imported(told, before);
        List<String> missing =
                new ArrayList<>(objects.stream().map(SavedObject::name).toList());
        missing.removeAll(items.stream().map(Installed.Item::name).collect(Collectors.toSet()));
        return new Installed(version, space.isEmpty() ? "default" : space, spaceState, items, missing);
    }

    /** The version, of a Kibana that is new enough. */
    private String version() {
        KibanaServer.Answer answer = server.get("/api/status");
        Map<String, @Nullable Object> told = Tree.object(answer.body());
        Matcher version = VERSION.matcher(Tree.text(told, "version", "number"));
        if (!answer.isOk() || !version.matches()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.not", server.url()));
        }
        if (Integer.parseInt(version.group(1)) < OLDEST) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.old", version.group()));
        }
        String level = Tree.text(told, "status", "overall", "level");
        if (level.equals("critical") || level.equals("unavailable")) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("kibana.busy", server.url(), level));
        }
        return version.group();
    }

    /** What is there of the objects that will be sent. */
    private Map<String, SavedObject> before(List<SavedObject> objects) {
        List<String> types = objects.stream().map(SavedObject::type).distinct().toList();
        KibanaServer.Answer answer = server.json(
                "POST",
                path("/api/saved_objects/_export"),
                Tree.write(Tree.of("type", types, "excludeExportDetails", true)));
        if (!answer.isOk()) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("kibana.export.refused", answer.status(), why(answer)));
        }
        Map<String, SavedObject> there = new LinkedHashMap<>(Answers.exported(answer.body()));
        there.keySet().retainAll(objects.stream().map(SavedObject::name).collect(Collectors.toSet()));
        return there;
    }

    /** Kibana's own words, cut: it quotes what was sent, which is no secret here. */
    private static String why(KibanaServer.Answer answer) {
        String message = Tree.text(Tree.object(answer.body()), "message")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    private String path(String path) {
        return Spaces.isDefault(space) ? path : "/s/" + space + path;
    }
}
