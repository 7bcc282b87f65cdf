package io.tillwatch.service;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import io.tillwatch.service.Check.Level;
import java.util.List;
import java.util.function.Supplier;

/** Looks at both servers of a workspace. One that cannot be reached is a finding, not an end. */
public final class Examination {
    private final Workspace workspace;

    public Examination(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What was found of the source, in the order it was looked at. */
    public List<Check> source() {
        return guarded("MySQL", () -> workspace.source().inspect());
    }

    /** What was found of the index, in the order it was looked at. */
    public List<Check> index() {
        return guarded("Elasticsearch", () -> workspace.admin().inspect());
    }

    private static List<Check> guarded(String name, Supplier<List<Check>> looks) {
        try {
            return looks.get();
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.CANCELLED) {
                throw failure;
            }
            return List.of(new Check(name, Level.FAILURE, failure.sentence(), Sentence.NONE));
        }
    }
}
