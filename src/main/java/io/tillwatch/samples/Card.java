package io.tillwatch.samples;

import java.util.SplittableRandom;

/** A customer's card. */
record Card(Issuer issuer, String category, String number) {
    /** Published test numbers of the card schemes; no real card has them. */
    private static final String[] TEST_NUMBERS = {
        "4111111111111111",
        "4242424242424242",
        "4012888888881881",
        "5555555555554444",
        "5105105105105100",
        "3530111333300000",
        "3566002020360505",
        "6011111111111117",
        "6011000990139424",
        "378282246310005",
        "371449635398431",
        "30569309025904",
        "4111-1111-1111-1111",
        "5555 5555 5555 4444",
    };

    /** The card that belongs to a number, always the same one. */
    static Card of(long identity) {
        long bits = Seeds.scramble(identity) >>> 1;
        Issuer issuer = Issuer.at((int) (bits % 100));
        int prefix = (int) (bits / 100 % 64);
        int lastFour = (int) (bits / 6400 % 10_000);
        return new Card(issuer, category((int) (bits / 64_000_000 % 100)), issuer.masked(prefix, lastFour));
    }

    /** A card whose number was stored in full, as careless terminals do. */
    static Card unmasked(SplittableRandom random) {
        Card card = of(random.nextLong());
        return new Card(card.issuer(), card.category(), testNumber(random));
    }

    static String testNumber(SplittableRandom random) {
        return TEST_NUMBERS[random.nextInt(TEST_NUMBERS.length)];
    }

    boolean debit() {
        return category.equals("체크");
    }

    private static String category(int percent) {
        if (percent < 57) {
            return "신용";
        }
        if (percent < 93) {
            return "체크";
        }
        return percent < 98 ? "법인" : "선불";
    }
}
