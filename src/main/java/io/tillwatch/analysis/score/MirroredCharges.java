package io.tillwatch.analysis.score;

/**
 * Two cards that pay like amounts at two stores within a day or two of each other, again and again: two owners who charge at
 * each other's store. Each pair of card and store that came back keeps its last visits; a visit is held against those of pairs
 * that were seen lately. A match counts by how unlikely it is: for pairs that come daily every visit has one in time. Regulars who
 * always pay the same are left out: their amounts say nothing. Large amounts count for it, visits without a match against it.
 */
final class MirroredCharges {
    private static final int VISITS = 6;
    /** Recent visits are kept by their amount, in shelves as wide as amounts are alike; so many in each. */
    private static final int SHELVES = 72;

    private static final int REMEMBERED = 512;
    /** Smaller amounts, beside what is usual at the store, mirror nothing. */
    private static final double SMALL = 0.1;

    private static final long WITHIN = 36 * 3_600;
    private static final long OLD = 45L * 86_400;
    private static final double SECONDS_A_DAY = 86_400;
    /** Amounts this close, in natural logarithms, may be a mirrored charge. */
    private static final double LIKE = 0.25;
    /** Nearer than this is near enough. */
    private static final double NEAR = 0.03;
    /** Of so many spreads of its amounts a pair's next amount is taken to be any. */
    private static final double ANYWHERE = 4;

    /** Amounts that differ less do not go up and down: a regular who pays one price. */
    private static final double ONE_PRICE = 0.15;

    private static final double OF_LARGE = 0.7;
    private static final double OF_UNMATCHED = 1;
    private static final int KNOWN = 10;
    /** A pair is seen within the time of a moment at least with this chance. */
    private static final double RAREST = 0.1;
    /** Less is chance: there are many pairs to match with. */
    private static final double LEAST = 4.5;

    private final FloatColumn usual;
    private final IntColumn count;

    private final LongColumn firstSecond;
    private final FloatColumn firstLevel;
    private final FloatColumn firstAbove;
    /** One more than the place of a pair that came back; 0 for others. */
    private final IntColumn place;

    private int places;
    private final Rows returned = new Rows();
    private final Rows slots = new Rows();
    private final IntColumn visits;
    private final LongColumn seconds;
    private final FloatColumn levels;
    private final FloatColumn above;

    private final int[] recentPlace = new int[SHELVES * REMEMBERED];
    private final int[] recentStore = new int[SHELVES * REMEMBERED];
    private final int[] recentCard = new int[SHELVES * REMEMBERED];
    private final float[] recentLevel = new float[SHELVES * REMEMBERED];
    private final long[] recentSecond = new long[SHELVES * REMEMBERED];
    private final long[] recentTimes = new long[SHELVES * REMEMBERED];
    private final int[] next = new int[SHELVES];

    private int matches;
    private int bestMatches;
    private int bestStore;

    MirroredCharges(Rows stores, Rows pairs) {
        usual = stores.floats();
        count = stores.ints();
        firstSecond = pairs.longs();
        firstLevel = pairs.floats();
        firstAbove = pairs.floats();
        place = pairs.ints();
        visits = returned.ints();
        seconds = slots.longs();
        levels = slots.floats();
        above = slots.floats();
    }

    double judge(Arrival sale) {
        float large = aboveUsual(sale);
        int pair = sale.pair;
        if (firstSecond.get(pair) == 0) {
            firstSecond.set(pair, sale.second);
            firstLevel.set(pair, (float) sale.level);
            firstAbove.set(pair, large);
            return 0;
        }
        int at = place.get(pair) - 1;
        if (at < 0) {
            at = places++;
            place.set(pair, at + 1);
            keep(at, firstSecond.get(pair), firstLevel.get(pair), firstAbove.get(pair));
        }
        keep(at, sale.second, (float) sale.level, large);
        if (large < SMALL) {
            return 0;
        }
        double spread = spread(at);
        if (spread < ONE_PRICE) {
            return 0;
        }
        long times = times(at, sale.second);
        double score = best(at, sale, spread, times);
        put(at, sale, times);
        return score;
    }

    private void put(int at, Arrival sale, long times) {
        int shelf = shelf(sale.level);
        int slot = shelf * REMEMBERED + next[shelf];
        recentPlace[slot] = at;
        recentStore[slot] = sale.store;
        recentCard[slot] = sale.card;
        recentLevel[slot] = (float) sale.level;
        recentSecond[slot] = sale.second;
        recentTimes[slot] = times;
        next[shelf] = (next[shelf] + 1) % REMEMBERED;
    }

    private static int shelf(double level) {
        return Math.min(SHELVES - 1, (int) (level / LIKE));
    }

    /** How far the amount is above what is usual at the store, in natural logarithms. */
    private float aboveUsual(Arrival sale) {
        int store = sale.store;
        int n = count.get(store);
        double away = sale.level - usual.get(store);
        usual.set(store, (float) (usual.get(store) + Math.max(0.01, 1.0 / (n + 1)) * away));
        count.set(store, n + 1);
        return n < KNOWN ? 0 : (float) Math.clamp(away, -1, 2);
    }

    private void keep(int at, long second, float level, float large) {
        int n = visits.get(at);
        int slot = at * VISITS + n % VISITS;
        seconds.set(slot, second);
        levels.set(slot, level);
        above.set(slot, large);
        visits.set(at, n + 1);
    }

    private double best(int at, Arrival sale, double spread, long times) {
        double best = LEAST;
        int m = Math.min(VISITS, visits.get(at));
        double ofMatch = -Math.log10(Math.min(1, NEAR / (ANYWHERE * spread))) - Math.log10(RAREST);
        double largest = OF_LARGE * Math.max(0, largeOf(at, m));
        long near = around(times);
        int shelf = shelf(sale.level);
        for (int beside = Math.max(0, shelf - 1); beside <= Math.min(SHELVES - 1, shelf + 1); beside++) {
            for (int i = 1; i <= REMEMBERED; i++) {
                int other = place(beside, i);
                if (recentSecond[other] == 0 || sale.second - recentSecond[other] > WITHIN) {
                    break;
                }
                if (Math.abs(recentLevel[other] - sale.level) <= LIKE
                        && recentStore[other] != sale.store
                        && recentCard[other] != sale.card
                        && atMost(m, recentPlace[other], times, near, recentTimes[other], ofMatch) + largest > best) {
                    double score = together(at, recentPlace[other], spread, sale.second);
                    if (score > best) {
                        best = score;
                        bestMatches = matches;
                        bestStore = recentStore[other];
                    }
                }
            }
        }
        return best > LEAST ? best : 0;
    }

    /** What comes out if all visits that may match in time match in amount: most need no closer look. */
    private double atMost(int m, int two, long times, long near, long others, double ofMatch) {
        int n = Math.min(VISITS, visits.get(two));
        int both = Long.bitCount(others & near);
        int alone = Long.bitCount(others) - both + Long.bitCount(times & ~around(others));
        int most = Math.min(m, both + n - Long.bitCount(others));
        return most < 2 ? 0 : most * ofMatch - OF_UNMATCHED * alone;
    }

    private double largeOf(int at, int m) {
        double sum = 0;
        for (int i = at * VISITS; i < at * VISITS + m; i++) {
            sum += Math.max(0, above.get(i));
        }
        return sum;
    }

    private static long around(long times) {
        return times | Long.rotateLeft(times, 1) | Long.rotateRight(times, 1);
    }

    /** Where the i-th latest of a shelf stands. */
    private int place(int shelf, int i) {
        return shelf * REMEMBERED + (next[shelf] + REMEMBERED - i) % REMEMBERED;
    }

    /** A bit for each stretch of time in which the pair came: most that cannot match are told by it at once. */
    private long times(int at, long now) {
        long times = 0;
        for (int i = at * VISITS; i < at * VISITS + Math.min(VISITS, visits.get(at)); i++) {
            if (now - seconds.get(i) <= OLD) {
                times |= 1L << (seconds.get(i) / WITHIN);
            }
        }
        return times;
    }

    private double spread(int at) {
        int n = Math.min(VISITS, visits.get(at));
        double mean = 0;
        for (int i = at * VISITS; i < at * VISITS + n; i++) {
            mean += levels.get(i) / n;
        }
        double variance = 0;
        for (int i = at * VISITS; i < at * VISITS + n; i++) {
            variance += (levels.get(i) - mean) * (levels.get(i) - mean) / (n - 1);
        }
        return Math.sqrt(variance);
    }

    /** How unlikely it is that so many visits match in time and amount by chance, as {@code -log10}. */
    private double together(int one, int two, double spread, long now) {
        int m = Math.min(VISITS, visits.get(one));
        int n = Math.min(VISITS, visits.get(two));
        double large = 0;
        double like = 1;
        int unmatched = n;
        int taken = 0;
        matches = 0;
        for (int a = one * VISITS; a < one * VISITS + m; a++) {
            if (now - seconds.get(a) > OLD) {
                continue;
            }
            int nearest = nearest(a, two * VISITS, n, taken);
            double off = nearest < 0 ? Double.MAX_VALUE : Math.abs(levels.get(a) - levels.get(two * VISITS + nearest));
            if (off <= LIKE) {
                taken |= 1 << nearest;
                matches++;
                unmatched--;
                large += above.get(a);
                like *= Math.min(1, (off + NEAR) / (ANYWHERE * spread));
            } else {
                unmatched++;
            }
        }
        if (matches < 2) {
            return 0;
        }
        double rare = -Math.log10(like) - matches * Math.log10(chanceInTime(two, n, now));
        return Math.max(0, rare + OF_LARGE * large - OF_UNMATCHED * unmatched);
    }

    /** That a pair with these visits is seen within the time of any moment. */
    private double chanceInTime(int at, int n, long now) {
        long first = Long.MAX_VALUE;
        for (int i = at * VISITS; i < at * VISITS + n; i++) {
            first = Math.min(first, seconds.get(i));
        }
        double days = Math.max(3, Math.min(OLD, now - first) / SECONDS_A_DAY);
        return Math.max(RAREST, 1 - Math.exp(-n / days * 2 * WITHIN / SECONDS_A_DAY));
    }

    private int nearest(int visit, int first, int n, int taken) {
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            double off = Math.abs(levels.get(visit) - levels.get(first + i));
            boolean isFree = (taken & 1 << i) == 0;
            if (isFree && off < least && Math.abs(seconds.get(visit) - seconds.get(first + i)) <= WITHIN) {
                least = off;
                nearest = i;
            }
        }
        return nearest;
    }

    /** The store that the sale's is mirrored at; of the sale judged last, if that was odd. */
    int otherStore() {
        return bestStore;
    }

    /** How many visits of both match; of the sale judged last, if that was odd. */
    int matches() {
        return bestMatches;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        places = tape.value(places);
        returned.exchange(tape);
        slots.exchange(tape);
        tape.into(recentPlace);
        tape.into(recentStore);
        tape.into(recentCard);
        tape.into(recentLevel);
        tape.into(recentSecond);
        tape.into(recentTimes);
        tape.into(next);
    }
}
