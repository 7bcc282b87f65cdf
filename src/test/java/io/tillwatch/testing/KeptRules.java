package io.tillwatch.testing;

import io.tillwatch.model.RulesHistory;
import io.tillwatch.model.RulesVersion;
import io.tillwatch.service.RuleStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rules in memory; a test may lay a hand on them between two steps. */
public final class KeptRules implements RuleStore {
    private final TreeMap<Integer, RulesVersion> versions = new TreeMap<>();
    private RulesHistory history = RulesHistory.NEW;
    private int saves;

    /** Done once, before the next history is saved: what somebody else does at that moment. */
    public Runnable beforeHistory = () -> {};

    @Override
    public List<RulesVersion> versions() {
        return List.copyOf(versions.values());
    }

    @Override
    public Optional<RulesVersion> find(int number) {
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public Optional<RulesVersion> save(RulesVersion version) {
        RulesVersion stands = versions.get(version.number());
        if (!version.revision().equals(stands == null ? "" : stands.revision())) {
            return Optional.empty();
        }
        RulesVersion saved = version.saved("r" + ++saves);
        versions.put(version.number(), saved);
        return Optional.of(saved);
    }

    @Override
    public RulesHistory history() {
        return history;
    }

    @Override
    public Optional<RulesHistory> save(RulesHistory next) {
        Runnable somebody = beforeHistory;
        beforeHistory = () -> {};
        somebody.run();
        if (!next.revision().equals(history.revision())) {
            return Optional.empty();
        }
        history = next.saved("h" + ++saves);
        return Optional.of(history);
    }
}
