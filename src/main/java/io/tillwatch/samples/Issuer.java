package io.tillwatch.samples;

/** Korean card companies: how often their cards are seen, how they print a masked number, when they pay out. */
enum Issuer {
    SHINHAN("신한카드", 21, true, 2, 0, "451842", "540926", "436420", "559410"),
    KB("KB국민카드", 18, true, 2, 0, "457973", "540447", "557042", "944542"),
    SAMSUNG("삼성카드", 15, true, 2, 5, "451245", "531070", "536510", "941083"),
    HYUNDAI("현대카드", 13, true, 3, 5, "433028", "540912", "552377", "949013"),
    LOTTE("롯데카드", 9, false, 3, 10, "467007", "512462", "541708"),
    BC("BC카드", 8, false, 3, 10, "454641", "538920", "910020", "942028"),
    HANA("하나카드", 7, true, 2, 5, "411900", "518831", "940959"),
    NH("NH농협카드", 5, false, 2, 0, "463916", "546111", "947111"),
    WOORI("우리카드", 4, true, 3, 5, "458532", "515594", "941009");

    private static final Issuer[] ALL = values();

    final String label;
    final int percent;
    final boolean dashed;
    final int payoutDays;
    final int feePoints;
    /** First six digits of its cards, one after the other. */
    private final String prefixes;

    Issuer(String label, int percent, boolean dashed, int payoutDays, int feePoints, String... prefixes) {
        this.label = label;
        this.percent = percent;
        this.dashed = dashed;
        this.payoutDays = payoutDays;
        this.feePoints = feePoints;
        this.prefixes = String.join("", prefixes);
    }

    /** @param percent 0 to 99 */
    static Issuer at(int percent) {
        int left = percent;
        for (Issuer issuer : ALL) {
            left -= issuer.percent;
            if (left < 0) {
                return issuer;
            }
        }
        return SHINHAN;
    }

    /** A number as the card company prints it, only its first 6 and last 4 digits readable. */
    String masked(int prefix, int lastFour) {
        int from = prefix % (prefixes.length() / 6) * 6;
        String first = prefixes.substring(from, from + 6);
        String last = String.valueOf(10_000 + lastFour).substring(1);
        if (dashed) {
            return first.substring(0, 4) + '-' + first.substring(4) + "**-****-" + last;
        }
        return first + "******" + last;
    }
}
