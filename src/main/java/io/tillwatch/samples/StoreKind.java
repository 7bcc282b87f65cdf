package io.tillwatch.samples;

/** What a sample store sells, when, and how much a customer spends there. */
public enum StoreKind {
    CAFE(
            20,
            45,
            "000000026875698776554300",
            "5555566",
            7,
            12,
            35,
            100,
            "533311",
            "4500 4800 5000 5500 5800 6300 3800 6800"),
    RESTAURANT(
            24,
            30,
            "000000000001794123687300",
            "5555765",
            11,
            6,
            25,
            500,
            "343211",
            "9000 10000 11000 12000 13000 8500 15000"),
    BAR(
            10,
            20,
            "730000000000000002478999",
            "3445984",
            12,
            10,
            20,
            1000,
            "244211",
            "14000 18000 21000 24000 28000 9000"),
    CONVENIENCE(
            20,
            75,
            "321111246776766677888765",
            "5555555",
            8,
            6,
            40,
            50,
            "443210",
            "1200 1500 1800 2200 2500 3400 4500 4800"),
    CLOTHING(
            10,
            11,
            "000000000023566677776300",
            "4444786",
            10,
            18,
            10,
            1000,
            "710000",
            "29000 35000 39000 45000 49000 59000"),
    BEAUTY(
            10,
            10,
            "000000000058865788764200",
            "3555684",
            5,
            8,
            45,
            1000,
            "910000",
            "25000 35000 45000 55000 60000 77000"),
    PHARMACY(12, 30, "000000001798557878752000", "8555540", 1, 12, 30, 100, "643100", "3000 4500 5200 6800 8000 9500"),
    ACADEMY(
            7,
            9,
            "000000000000124788888200",
            "6655530",
            3,
            10,
            60,
            5000,
            "900000",
            "180000 220000 250000 280000 320000"),
    DELIVERY(
            15,
            28,
            "310000000002874335898764",
            "4445677",
            7,
            8,
            30,
            500,
            "530000",
            "16000 17500 19000 20000 21500 23000"),
    MARKET(
            12,
            40,
            "000000001456778788986410",
            "4444566",
            9,
            6,
            45,
            100,
            "123321",
            "2500 3500 4200 5900 6800 8900 9900"),
    BAKERY(10, 35, "000000036877778777876300", "4455566", 12, 8, 40, 100, "343210", "2800 3200 3500 4300 5200 6500");

    final int share;
    final double volume;
    final String hours;
    final String weekdays;
    final int peakMonth;
    final double seasonPercent;
    final int regularPercent;
    final int priceUnit;
    final String basket;
    final String prices;

    /**
     * @param share how many of 150 stores are of this kind
     * @param volume sales on an ordinary day, relative to the other kinds
     * @param hours a digit an hour of the day: how busy; 0 is closed
     * @param weekdays a digit a weekday from Monday: how busy; 0 is closed
     * @param seasonPercent how far the best month is above, and the worst below, the average
     * @param regularPercent how many of a hundred sales are to people who come back
     * @param priceUnit prices are whole multiples of this many won
     * @param basket a digit each: how often a customer takes one, two ... items
     * @param prices in won, parted by blanks
     */
    StoreKind(
            int share,
            double volume,
            String hours,
            String weekdays,
            int peakMonth,
            double seasonPercent,
            int regularPercent,
            int priceUnit,
            String basket,
            String prices) {
        this.share = share;
        this.volume = volume;
        this.hours = hours;
        this.weekdays = weekdays;
        this.peakMonth = peakMonth;
        this.seasonPercent = seasonPercent;
        this.regularPercent = regularPercent;
        this.priceUnit = priceUnit;
        this.basket = basket;
        this.prices = prices;
    }

    /** Whether people buy more there in the days after wages are paid. */
    boolean followsPayday() {
        return this == RESTAURANT || this == BAR || this == CLOTHING || this == BEAUTY || this == DELIVERY;
    }

    /** How many of a hundred sales come in through a delivery platform. */
    int deliveryPercent() {
        return switch (this) {
            case DELIVERY -> 92;
            case RESTAURANT -> 18;
            case CAFE, BAKERY -> 12;
            case BAR -> 5;
            case MARKET, CONVENIENCE -> 3;
            default -> 0;
        };
    }

    /** How busy an ordinary public holiday is, an ordinary day being 1. */
    double holidayFactor() {
        return switch (this) {
            case ACADEMY -> 0;
            case PHARMACY -> 0.2;
            case BEAUTY -> 0.5;
            case CONVENIENCE -> 0.95;
            case RESTAURANT, CAFE, DELIVERY, BAKERY -> 1.15;
            default -> 1.1;
        };
    }
}
