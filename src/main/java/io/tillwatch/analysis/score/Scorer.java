package io.tillwatch.analysis.score;

import io.tillwatch.model.Approval;
import io.tillwatch.model.Detector;
import io.tillwatch.model.Sentence;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Scores sales one after the other by what was known before each, and learns each after it was judged. Needs no labels; its
 * memory grows with the number of cards, stores and pairs of them, not with the number of sales (but for a month of approval
 * numbers). Used by one thread. What it says is of the sale that was given last.
 *
 * <p>A sale that is cancelled was learned like any other when it came: the card did pay that much there. When the cancellation
 * comes, the card's visit is taken back, so that the corrected amount that follows is no repetition; and a cancellation after
 * the payout is judged itself. Refunds and amounts of zero are neither judged nor learned.
 */
public final class Scorer {
    private final Rows ofStores = new Rows();
    private final Rows ofCards = new Rows();
    private final Rows ofPairs = new Rows();
    private final AmountOddness amounts = new AmountOddness(ofCards);
    private final CardAtStore pairs = new CardAtStore(ofStores, ofPairs);
    private final StoreDayVolume volumes = new StoreDayVolume(ofStores);
    private final SplitAmounts splits = new SplitAmounts(ofStores, ofPairs);
    private final ApprovalTrain trains = new ApprovalTrain(ofStores);
    private final CardRing rings = new CardRing(ofStores, ofPairs);
    private final MirroredCharges mirrors = new MirroredCharges(ofStores, ofPairs);
    private final NewCards newCards = new NewCards(ofStores);
    private final ClosedHours hours = new ClosedHours(ofStores);
    private final LateCancellations cancellations = new LateCancellations(ofStores);
    private final DepositSum sums = new DepositSum(ofStores);
    private final FeeRate rates = new FeeRate(ofStores);
    private final DepositDate dates;
    private final ApprovalUsedTwice approvals = new ApprovalUsedTwice(ofStores);

    private final Map<Detector, Reasoned> detectors = new EnumMap<>(Detector.class);
    private final Map<Detector, Judgement> judgements = new EnumMap<>(Detector.class);
    private final Judgement[] all;

    private final Map<String, Integer> cards = new HashMap<>();
    private final Map<String, Integer> stores = new HashMap<>();
    private final List<String> storeIds = new ArrayList<>();
    private final LongIndex pairNumbers = new LongIndex();
    private final Arrival sale = new Arrival();
    private boolean toLearn;

    /** @param isBusinessDay whether payouts are made on a day, in days since 1970 */
    public Scorer(LongPredicate isBusinessDay) {
        dates = new DepositDate(ofStores, isBusinessDay);
        detectors.put(Detector.ODD_AMOUNT, amounts);
        detectors.put(Detector.CARD_AT_STORE, pairs);
        detectors.put(Detector.STORE_DAY_VOLUME, volumes);
        detectors.put(Detector.SPLIT_AMOUNT, splits);
        detectors.put(Detector.APPROVAL_TRAIN, trains);
        detectors.put(Detector.CARD_RING, rings);
        detectors.put(Detector.NEW_CARDS, newCards);
        detectors.put(Detector.CLOSED_HOURS, hours);
        detectors.put(Detector.CANCELED_AFTER_PAYOUT, cancellations);
        detectors.put(Detector.DEPOSIT_SUM, sums);
        detectors.put(Detector.FEE_RATE, rates);
        detectors.put(Detector.DEPOSIT_DATE, dates);
        detectors.put(Detector.APPROVAL_USED_TWICE, approvals);
        for (Detector detector : Detector.values()) {
            judgements.put(detector, new Judgement(ofStores));
        }
        all = judgements.values().toArray(Judgement[]::new);
    }

    /**
     * Judges a sale, then learns it.
     *
     * @param approval mostly not sold before the one that was judged last; one that was came late, and is judged by what is known by
     *     now
     */
    public void judge(Approval approval) {
        forget();
        if (approval.amount() <= 0) {
            return;
        }
        toLearn = true;
        arrive(approval);
        for (Judgement judgement : all) {
            judgement.turnTo(sale.day);
        }
        amounts.turnTo(sale.day);
        say(Detector.ODD_AMOUNT, amounts.judge(sale));
        if (sale.hasCard()) {
            judgePair();
        }
        say(Detector.STORE_DAY_VOLUME, volumes.judge(sale, sale.hasCard() && pairs.repeated()));
        say(Detector.APPROVAL_TRAIN, trains.judge(sale));
        say(Detector.NEW_CARDS, newCards.judge(sale));
        say(Detector.CLOSED_HOURS, hours.judge(sale));
        judgePayout(approval);
        cancellations.sell(sale);
        say(Detector.CANCELED_AFTER_PAYOUT, 0);
    }

    private void judgePair() {
        say(Detector.CARD_AT_STORE, pairs.judge(sale));
        say(Detector.SPLIT_AMOUNT, splits.judge(sale));
        say(Detector.CARD_RING, rings.judge(sale));
        say(Detector.MIRRORED_CHARGES, mirrors.judge(sale));
    }

    private void judgePayout(Approval approval) {
        Long fee = approval.fee();
        Long deposit = approval.deposit();
        if (fee != null) {
            sale.fee = fee;
            say(Detector.FEE_RATE, rates.judge(sale));
        }
        if (fee != null && deposit != null) {
            sale.deposit = deposit;
            say(Detector.DEPOSIT_SUM, sums.judge(sale));
        }
        if (approval.depositDate() != null) {
            sale.depositDay = approval.depositDate().toEpochDay();
            say(Detector.DEPOSIT_DATE, dates.judge(sale));
        }
        String number = approval.approvalNumber();
        if (number != null && !number.isBlank()) {
            sale.approval = mixed(number, approval.cardCompany());
            say(Detector.APPROVAL_USED_TWICE, approvals.judge(sale));
        }
    }

    /** Sixty-four bits: among a hundred million numbers two that differ share one with a chance of a few in ten thousand. */
    private static long mixed(String number, @Nullable String company) {
        long mixed = company == null ? 0 : company.hashCode();
        for (int i = 0; i < number.length(); i++) {
            mixed = (mixed ^ number.charAt(i)) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    private void arrive(Approval approval) {
        sale.second = approval.soldAt().toEpochSecond(ZoneOffset.UTC);
        sale.day = Math.toIntExact(Math.floorDiv(sale.second, 86_400L));
        sale.store = store(approval.storeId());
        int known = cards.size();
        sale.card = approval.card() == null ? Arrival.NONE : number(approval.card(), cards);
        sale.newCard = cards.size() > known;
        sale.pair = sale.hasCard() ? pair(sale.store, sale.card) : Arrival.NONE;
        sale.amount = approval.amount();
        sale.level = AmountScale.level(sale.amount);
    }

    /**
     * A sale that was judged before is cancelled; judges that.
     *
     * @param approval with the time of its cancellation, which is not before that of the sale judged last
     */
    public void cancel(Approval approval) {
        forget();
        LocalDateTime at = approval.canceledAt();
        if (at == null || approval.amount() <= 0) {
            return;
        }
        int store = store(approval.storeId());
        if (approval.card() != null) {
            int pair = pair(store, number(approval.card(), cards));
            splits.cancel(pair);
            pairs.cancel(pair);
        }
        if (approval.depositDate() != null && !at.toLocalDate().isBefore(approval.depositDate())) {
            long second = at.toEpochSecond(ZoneOffset.UTC);
            of(Detector.CANCELED_AFTER_PAYOUT).judge(cancellations.judge(store, second), store, second);
        }
    }

    private void forget() {
        // Not earlier, so that reasons are told by what was known before the sale.
        if (toLearn) {
            amounts.learn();
            toLearn = false;
        }
        for (Judgement judgement : all) {
            judgement.forget();
        }
    }

    private void say(Detector detector, double value) {
        of(detector).judge(value, sale.store, sale.second);
    }

    private Judgement of(Detector detector) {
        Judgement judgement = judgements.get(detector);
        if (judgement == null) {
            throw new IllegalArgumentException(detector.name());
        }
        return judgement;
    }

    /** The score on the detector's own scale; A, B and C are those of docs/detection.md. 0 for nothing odd. */
    public double raw(Detector detector) {
        return of(detector).raw();
    }

    /**
     * The score on the scale that all detectors share: {@code -log10} of the share of the last 28 days' sales that opened a case
     * as odd, so that 3 means an alarm for one sale in a thousand. Less for a sale that only belongs to a case.
     */
    public double even(Detector detector) {
        return of(detector).even();
    }

    /** What was odd, with numbers; only to be asked of a detector whose score is above 0. */
    public Sentence why(Detector detector) {
        if (detector == Detector.MIRRORED_CHARGES) {
            return Sentence.of("why.mirrored_charges", mirrors.matches(), storeIds.get(mirrors.otherStore()));
        }
        Reasoned reasoned = detectors.get(detector);
        return reasoned == null ? Sentence.NONE : reasoned.why();
    }

    private int store(String id) {
        int number = number(id, stores);
        if (number == storeIds.size()) {
            storeIds.add(id);
        }
        return number;
    }

    private int pair(int store, int card) {
        return pairNumbers.of(((long) store << 32) | card);
    }

    private static int number(String name, Map<String, Integer> numbers) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = numbers.size();
            numbers.put(name, known);
        }
        return known;
    }

    /** Writes all that is known, or takes over what was written by a scorer of this version. */
    public void exchange(Tape tape) {
        // What was judged last is learned, so that nothing is left open.
        forget();
        ofStores.exchange(tape);
        ofCards.exchange(tape);
        ofPairs.exchange(tape);
        amounts.exchange(tape);
        splits.exchange(tape);
        trains.exchange(tape);
        rings.exchange(tape);
        mirrors.exchange(tape);
        hours.exchange(tape);
        cancellations.exchange(tape);
        sums.exchange(tape);
        rates.exchange(tape);
        dates.exchange(tape);
        approvals.exchange(tape);
        for (Judgement judgement : all) {
            judgement.exchange(tape);
        }
        exchange(cards, tape);
        exchange(stores, tape);
        pairNumbers.exchange(tape);
        storeIds.clear();
        storeIds.addAll(inOrder(stores));
    }

    private static void exchange(Map<String, Integer> numbers, Tape tape) {
        List<String> names = tape.texts(inOrder(numbers));
        numbers.clear();
        names.forEach(name -> numbers.put(name, numbers.size()));
    }

    private static List<String> inOrder(Map<String, Integer> numbers) {
        String[] names = new String[numbers.size()];
        numbers.forEach((name, number) -> names[number] = name);
        return List.of(names);
    }
}
