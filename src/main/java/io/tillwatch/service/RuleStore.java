package io.tillwatch.service;

import io.tillwatch.model.RulesHistory;
import io.tillwatch.model.RulesVersion;
import java.util.List;
import java.util.Optional;

/**
 * Where versions of the rules are kept. What is read is as last acknowledged; what is saved is saved only if nobody else
 * did since it was read. Every method may throw {@link io.tillwatch.model.Failure}.
 */
public interface RuleStore {
    /** All that were saved, by number, with the states of their own documents; the first is not among them. */
    List<RulesVersion> versions();

    /** One that was saved. */
    Optional<RulesVersion> find(int number);

    /**
     * Saves a version as it stands, or a new one (whose revision is empty).
     *
     * @return the version with the revision it now has; empty when somebody else saved it, or one of its number
     */
    Optional<RulesVersion> save(RulesVersion version);

    /** The history; {@link RulesHistory#NEW} when there is none. */
    RulesHistory history();

    /**
     * Saves the history.
     *
     * @return with the revision it now has; empty when somebody else saved it
     */
    Optional<RulesHistory> save(RulesHistory history);
}
