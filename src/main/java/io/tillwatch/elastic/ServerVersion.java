package io.tillwatch.elastic;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.util.regex.Pattern;

/** Finds out which Elasticsearch answers. */
final class ServerVersion {
    /** What is supported. */
    static final int MAJOR = 9;

    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,3})\\.[0-9]{1,3}\\.[0-9]{1,3}[A-Za-z0-9.-]{0,40}");

    private ServerVersion() {}

    /**
     * The version; empty when this user may not see it.
     *
     * @throws Failure when nobody answers, the password is wrong, it is not Elasticsearch, or it is too old
     */
    static String checked(Calls calls) {
        Reply reply = calls.repeating("GET", "/", null, Http.ANSWER_WITHIN);
        String version = "";
        if (reply.isOk()) {
            version = Json.text(json(reply), "version", "number");
        } else if (reply.status() == 405) {
            // A server without its REST root tells its version with its nodes.
            Reply nodes = calls.once("GET", "/_nodes/_local?filter_path=nodes.*.version", null);
            if (nodes.status() == 403) {
                return "";
            }
            var first = Json.map(calls.checked(nodes).json(), "nodes").values().stream()
                    .findFirst();
            version = first.map(node -> Json.text(node, "version")).orElse("");
        } else if (reply.status() == 403) {
            return "";
        } else if (reply.status() == 401 || reply.mayPass()) {
            throw calls.errors().refusal(reply);
        }
        var number = NUMBER.matcher(version);
        if (!number.matches()) {
            throw ElasticErrors.refused(Sentence.of("elastic.other"));
        }
        if (Integer.parseInt(number.group(1)) < MAJOR) {
            throw ElasticErrors.refused(Sentence.of("elastic.too.old", version, MAJOR));
        }
        return version;
    }

    private static Object json(Reply reply) {
        try {
            return reply.json();
        } catch (Failure e) {
            return "";
        }
    }
}
