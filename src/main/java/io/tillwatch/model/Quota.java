package io.tillwatch.model;

/** How often a detector may alarm: its threshold is found by it, not given. */
public sealed interface Quota {
    /** One in a thousand, where nobody said otherwise. */
    Quota DEFAULT = new AlarmRate(1);

    /** In words. */
    Sentence sentence();

    /**
     * Alarms in proportion to sales.
     *
     * @param perThousand alarms per 1,000 sales, above 0 and at most 1,000
     */
    record AlarmRate(double perThousand) implements Quota {
        public AlarmRate {
            if (!(perThousand > 0 && perThousand <= 1_000)) {
                throw new IllegalArgumentException("An alarm rate is above 0 and at most 1000 per 1,000 sales");
            }
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("rules.quota.rate", PlainNumber.of(perThousand));
        }
    }

    /**
     * So many alarms a day, the strongest ones, of all stores together.
     *
     * @param alarms per business date, from 1 to 1,000,000
     */
    record DailyBudget(int alarms) implements Quota {
        public DailyBudget {
            if (alarms < 1 || alarms > 1_000_000) {
                throw new IllegalArgumentException("A budget is from 1 to 1000000 alarms a day");
            }
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("rules.quota.budget", alarms);
        }
    }
}
