package io.tillwatch.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.testing.IndexDump;
import io.tillwatch.testing.SqlOracle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides flags, in a field of ours and one of a tool of their own, and remembers what was decided. */
final class Reviewer {
    private static final String FLAGS = "platform_fraud_sales";
    private static final String STATE = "review_state";
    private static final String NOTE = "reviewer_note";
    private static final List<String> STATES = List.of("confirmed", "dismissed", "needs_information");

    private final IndexDump dump;
    private final Random random;
    private final Map<String, String> decisions = new TreeMap<>();

    Reviewer(IndexDump dump, long seed) {
        this.dump = dump;
        this.random = new Random(seed);
    }

    /** Decides so many flags that are not decided yet; returns how many there were. A flag that goes meanwhile is left. */
    int decide(int count) {
        List<String> open = new ArrayList<>();
        dump.forEach(FLAGS, hit -> open.add(hit.get("_id").asText()));
        open.removeAll(decisions.keySet());
        Collections.sort(open);
        Collections.shuffle(open, random);
        int decided = 0;
        for (String id : open.subList(0, Math.min(count, open.size()))) {
            String state = STATES.get(random.nextInt(STATES.size()));
            String note = "seen " + random.nextInt(1_000_000);
            ObjectNode fields =
                    JsonNodeFactory.instance.objectNode().put(STATE, state).put(NOTE, note);
            if (dump.update(FLAGS, id, fields)) {
                decisions.put(id, state + ", " + note);
                decided++;
            }
        }
        return decided;
    }

    Set<String> decided() {
        return decisions.keySet();
    }

    /**
     * What is not as it should be: every decision stands as it was written, on a flag that is withdrawn if and only if no
     * rule supports it any more; and nothing else is withdrawn or bears a decision.
     */
    List<String> problems(SqlOracle oracle) {
        List<String> problems = new ArrayList<>();
        Set<String> lost = new TreeSet<>(decisions.keySet());
        dump.forEach(FLAGS, hit -> {
            String id = hit.get("_id").asText();
            ObjectNode flag = (ObjectNode) hit.get("_source");
            boolean withdrawn = flag.path("withdrawn").asBoolean();
            String decision = decisions.get(id);
            if (decision == null) {
                if (withdrawn || flag.has(NOTE)) {
                    problems.add("Flag " + id + " is withdrawn or decided though nobody decided it: " + flag);
                }
                return;
            }
            lost.remove(id);
            String stands = flag.path(STATE).asText() + ", " + flag.path(NOTE).asText();
            if (!stands.equals(decision)) {
                problems.add("The decision on " + id + " was \"" + decision + "\" and is now \"" + stands + "\"");
            }
            if (withdrawn == oracle.flags().containsKey(id)) {
                problems.add("The decided flag " + id + (withdrawn ? " is" : " is not") + " withdrawn and should"
                        + (withdrawn ? " not be" : " be"));
            }
        });
        lost.forEach(id -> problems.add("The decision on " + id + " is gone: " + decisions.get(id)));
        return problems;
    }
}
