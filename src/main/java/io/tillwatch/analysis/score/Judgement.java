package io.tillwatch.analysis.score;

/** Makes what one detector says of a sale comparable with what the others say. */
final class Judgement {
    /** A sale that only belongs to a case is less of an alarm than the one that opened it. */
    private static final double LESS_IN_A_CASE = 1.5;

    private final Calibration calibration = new Calibration();
    private final Cases cases;
    private double raw;
    private double even;

    Judgement(Rows stores) {
        cases = new Cases(stores);
    }

    void turnTo(int day) {
        calibration.turnTo(day);
    }

    void forget() {
        raw = 0;
        even = 0;
    }

    /** @param value on the detector's own scale; 0 or less for nothing odd */
    void judge(double value, int store, long second) {
        raw = value;
        even = value > 0 ? calibration.oddness(value) : 0;
        boolean belongs = cases.belongs(store, even, second);
        // An alarm for each case: the sales that belong to one must not make it look ordinary.
        calibration.add(belongs ? 0 : value);
        if (belongs) {
            even -= LESS_IN_A_CASE;
        }
    }

    double raw() {
        return raw;
    }

    double even() {
        return even;
    }

    /** Writes all that is known, or takes over what was written. */
    void exchange(Tape tape) {
        calibration.exchange(tape);
    }
}
