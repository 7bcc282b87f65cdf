package io.tillwatch.analysis.score;

/** One kind of event and how many of them each store has a day: Poisson with a gamma rate. */
final class DailyHabit {
    /** So many days ago counts half. */
    private static final double HALF_LIFE = 28;
    /** A day counts no more than so many times the usual one: a festival is no new habit. */
    private static final double MOST_TIMES = 3;

    private final double sure;
    private final IntColumn day;
    private final IntColumn today;
    private final IntColumn yesterday;
    private final IntColumn dayBefore;
    private final FloatColumn events;
    private final FloatColumn days;

    /** @param sure as if no more events than these were known, however many were seen */
    DailyHabit(Rows stores, double sure) {
        this.sure = sure;
        day = stores.ints();
        today = stores.ints();
        yesterday = stores.ints();
        dayBefore = stores.ints();
        events = stores.floats();
        days = stores.floats();
    }

    /**
     * A sale has come.
     *
     * @return false for one of a day that is over at this store: it came late, and says nothing of today
     */
    boolean turnTo(int store, int now) {
        if (day.get(store) == 0) {
            day.set(store, now);
        }
        int gone = now - day.get(store);
        if (gone <= 0) {
            return gone == 0;
        }
        double usual = days.get(store) < 3 ? Double.MAX_VALUE : events.get(store) / days.get(store);
        double fading = Math.pow(0.5, gone / HALF_LIFE);
        double counted = Math.min(today.get(store), Math.max(3, MOST_TIMES * usual));
        events.set(store, (float) (fading * (events.get(store) + counted)));
        days.set(store, (float) (fading * days.get(store) + (1 - fading) / (1 - Math.pow(0.5, 1 / HALF_LIFE))));
        dayBefore.set(store, gone == 1 ? yesterday.get(store) : gone == 2 ? today.get(store) : 0);
        yesterday.set(store, gone == 1 ? today.get(store) : 0);
        today.set(store, 0);
        day.set(store, now);
        return true;
    }

    int today(int store) {
        return today.get(store);
    }

    /** Events a day. */
    double usual(int store) {
        return (events.get(store) + 0.5) / (days.get(store) + 1);
    }

    void add(int store) {
        today.set(store, today.get(store) + 1);
    }

    double surprise(int store) {
        int one = today.get(store);
        int three = one + yesterday.get(store) + dayBefore.get(store);
        return surprise(store, one, 1) + surprise(store, three, 3) / 2;
    }

    private double surprise(int store, int k, int w) {
        double a = events.get(store) + 0.5;
        double b = days.get(store) + 1;
        return a > sure ? GammaTail.surprise(k, w, sure, b * sure / a) : GammaTail.surprise(k, w, a, b);
    }
}
