package io.tillwatch.samples;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A store's own price list and how much its customers spend. */
final class Prices {
    /** Few tickets are far above the usual: most that would be are thought over once more. */
    private static final double SECOND_THOUGHT = 1.6;

    private final int[] prices;
    private final String basket;
    private final int basketTotal;
    private final long usual;

    private Prices(int[] prices, String basket) {
        this.prices = prices;
        this.basket = basket;
        this.basketTotal = basket.chars().map(digit -> digit - '0').sum();
        this.usual = usual();
    }

    static Prices make(SplittableRandom random, StoreKind kind) {
        double level = 0.85 + 0.4 * random.nextDouble();
        int[] prices = Stream.of(kind.prices.split(" "))
                .mapToInt(Integer::parseInt)
                .map(price -> own(random, price * level, kind.priceUnit))
                .toArray();
        return new Prices(prices, kind.basket);
    }

    private static int own(SplittableRandom random, double price, int unit) {
        double exact = price * (0.92 + 0.16 * random.nextDouble());
        return Math.toIntExact(Math.max(1, Math.round(exact / unit)) * unit);
    }

    /** What a customer spends on average, in won. */
    long usualTicket() {
        return usual;
    }

    long ticket(SplittableRandom random) {
        long amount = basket(random);
        for (int tries = 0; tries < 4 && amount > SECOND_THOUGHT * usual && random.nextInt(100) < 95; tries++) {
            amount = basket(random);
        }
        return amount;
    }

    int price(SplittableRandom random) {
        return prices[random.nextInt(prices.length)];
    }

    private long basket(SplittableRandom random) {
        int place = random.nextInt(basketTotal);
        long amount = 0;
        for (int items = 0; place >= 0; items++) {
            amount += price(random);
            place -= basket.charAt(items) - '0';
        }
        return amount;
    }

    private long usual() {
        long sum = 0;
        for (int price : prices) {
            sum += price;
        }
        double items = 0;
        for (int i = 0; i < basket.length(); i++) {
            items += (i + 1) * (double) (basket.charAt(i) - '0');
        }
        return Math.round(items / basketTotal * sum / prices.length);
    }
}
