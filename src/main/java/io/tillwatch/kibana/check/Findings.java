package io.tillwatch.kibana.check;

import io.tillwatch.model.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Collects findings, and notes: what a person should know and what may well be as it should. */
final class Findings {
    private final List<Finding> wrong = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    /** A place that findings are told of. */
    final class At {
        private final String file;
        private final String object;
        private final String panel;

        private At(String file, String object, String panel) {
            this.file = file;
            this.object = object;
            this.panel = panel;
        }

        void say(Sentence words) {
            add(wrong, words);
        }

        void note(Sentence words) {
            add(notes, words);
        }

        private void add(List<Finding> to, Sentence words) {
            Finding finding = new Finding(file, object, panel, words);
            if (!to.contains(finding)) {
                to.add(finding);
            }
        }

        At panel(String other) {
            return new At(file, object, other);
        }
    }

    At at(String file, String object) {
        return new At(file, object, "");
    }

    List<Finding> wrong() {
        return List.copyOf(wrong);
    }

    List<Finding> notes() {
        return List.copyOf(notes);
    }
}
