package io.tillwatch.service;

import io.tillwatch.job.ScheduleStore;
import io.tillwatch.service.review.Reviews;

/**
 * The two servers of a profile and what can be done with them. A connection is made only when a method needs it; every
 * method may throw {@link io.tillwatch.model.Failure}. May be used by several threads; jobs run one at a time.
 */
public interface Workspace extends AutoCloseable {
    Jobs jobs();

    SaleSearch search();

    Figures figures();

    SaleRows saleRows();

    FlagRows flagRows();

    SaleIndex index();

    RunStore runs();

    ScheduleStore schedules();

    ServerClock serverClock();

    StateStore state();

    RejectStore rejects();

    /** The rules, with what this profile asks for before a version becomes active. */
    RuleBook ruleBook();

    /** What the person at this desktop does to flags. */
    Reviews reviews();

    SaleSource source();

    IndexAdmin admin();

    /** For questions that other programs ask of the index. */
    IndexProbe probe();

    @Override
    void close();
}
