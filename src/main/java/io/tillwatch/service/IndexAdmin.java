package io.tillwatch.service;

import java.util.List;

/** Makes and looks after the indices. */
public interface IndexAdmin {
    /** As {@link #prepare} for what leases, runs, schedules and rules are recorded in alone: needed before anything else can be done. */
    void prepareRecords();

    /**
     * Creates what is missing, upgrades what is older, refuses what is newer than this program; quick when all is well.
     * Where indices were lost, the position goes, too, so that they are filled again.
     *
     * @param raiseTo the number that the fence is to have at least, which nobody else was given: from now on Elasticsearch
     *     refuses what the run before still has under way; 0 to leave it as it stands
     * @return number of the fence that writes have to carry
     */
    long prepare(long raiseTo);

    /** Whether every index is there; changes nothing, and refuses what {@link #prepare} refuses of what it finds. */
    boolean isPrepared();

    /** As {@link #prepare}, but bears with sales and roll-ups of an older form: they are about to be replaced. */
    long prepareForRebuild(long raiseTo);

    /** Begins new indices for sales, store-days and store-weeks; removes those of an earlier build that never ended. */
    IndexBuild beginBuild(long fence);

    /** Looks at connection, version, privileges, health, disk and indices; never throws for what it finds. */
    List<Check> inspect();
}
