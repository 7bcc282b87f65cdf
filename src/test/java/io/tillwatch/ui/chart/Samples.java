package io.tillwatch.ui.chart;

import io.tillwatch.model.DateRange;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Charts to look at and to test with; the same ones every time. */
final class Samples {
    static final LocalDate LAST = LocalDate.of(2026, 11, 22);
    static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    static final Texts KOREAN = Texts.in(Language.KOREAN);

    private Samples() {}

    static Formats formats(Texts texts) {
        return new Formats(texts, ZoneId.of("Asia/Seoul"));
    }

    /** Six pixels a letter, so that a test can compute by head. */
    static TextMeasure sixPixels() {
        return new TextMeasure() {
            @Override
            public double width(String text, boolean bold) {
                return 6.0 * text.length();
            }

            @Override
            public double size() {
                return 10;
            }
        };
    }

    static Frame frame(double width, double height) {
        return frame(width, height, Set.of(), DateRange.ALL);
    }

    static Frame frame(double width, double height, Set<String> hidden, DateRange zoom) {
        return new Frame(new Box(0, 0, width, height), sixPixels(), formats(ENGLISH), ENGLISH, hidden, zoom);
    }

    /** A date is missing every 29 days, zero every 31; the last one still changes. */
    static StoreChart store(int days, long scale, Texts texts) {
        Random random = new Random(7);
        LocalDate first = LAST.minusDays(days - 1L);
        List<ChartDay> list = new ArrayList<>();
        Map<LocalDate, Long> other = new HashMap<>();
        Map<LocalDate, String> holidays = new HashMap<>();
        for (int i = 0; i < days; i++) {
            LocalDate date = first.plusDays(i);
            double week =
                    date.getDayOfWeek() == DayOfWeek.SATURDAY ? 1.5 : date.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.7 : 1;
            long spend = (long) (scale * week * (0.8 + 0.4 * random.nextDouble()) * (1 + 0.25 * Math.sin(i / 30.0)));
            long count = 40L + random.nextInt(60);
            long size = Math.max(1, scale / 1_600_000);
            long aov = (18_500 + Math.round(4_000 * Math.sin(i / 9.0)) + random.nextInt(3_000)) * size;
            long baseline = (19_500 + Math.round(4_000 * Math.sin((i - 5) / 9.0))) * size;
            other.put(date, (long) (spend * (0.7 + 0.3 * random.nextDouble())));
            if (i % 29 == 20) {
                continue;
            }
            if (i % 31 == 25) {
                list.add(new ChartDay(date, 0, 0, null, baseline, scale / 9, 0, false));
                continue;
            }
            list.add(new ChartDay(
                    date,
                    spend,
                    count,
                    aov,
                    i < 7 ? null : baseline,
                    random.nextInt(4) == 0 ? spend / 8 : 0,
                    random.nextInt(6) == 0 ? 1 + random.nextInt(4) : 0,
                    i == days - 1));
        }
        if (days > 60) {
            holidays.put(LocalDate.of(2026, 10, 9), texts == KOREAN ? "한글날" : "Hangul Day");
            holidays.put(LocalDate.of(2026, 9, 24), texts == KOREAN ? "추석 연휴" : "Chuseok");
            holidays.put(LocalDate.of(2026, 9, 25), texts == KOREAN ? "추석" : "Chuseok");
        }
        return new StoreChart(
                first,
                LAST,
                list,
                holidays,
                List.of(new Comparison(texts == KOREAN ? "1주 전 같은 요일" : "Same weekday a week before", other)));
    }

    static BarsChart bars(Texts texts, long scale) {
        boolean korean = texts == KOREAN;
        return new BarsChart(List.of(
                new BarsChart.Bar(korean ? "배달의민족" : "Baemin", 48_120_300 * scale, 2_311),
                new BarsChart.Bar(korean ? "요기요" : "Yogiyo", 21_874_000 * scale, 1_102),
                new BarsChart.Bar(korean ? "쿠팡이츠" : "Coupang Eats", 19_004_500 * scale, 988),
                new BarsChart.Bar(
                        korean ? "매장 단말기 (카드 단말기 2번)" : "In-store terminal (second card reader)",
                        9_100_000 * scale,
                        700),
                new BarsChart.Bar(korean ? "네이버 주문" : "Naver order", 2_450_000 * scale, 120),
                new BarsChart.Bar(korean ? "땡겨요" : "Ddangyo", 1_100_000 * scale, 61),
                new BarsChart.Bar(korean ? "카카오" : "Kakao", 310_000 * scale, 19),
                new BarsChart.Bar(korean ? "먹깨비" : "Mukkebi", 100_000 * scale, 8),
                new BarsChart.Bar(korean ? "반품" : "Returns", -250_000 * scale, 4)));
    }

    static HeatMap heat(long scale) {
        Random random = new Random(3);
        List<HeatMap.Cell> cells = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                if (hour >= 3 && hour < 8) {
                    continue;
                }
                double busy =
                        Math.exp(-Math.pow((hour - 12.5) / 2, 2)) + 1.4 * Math.exp(-Math.pow((hour - 19) / 2.5, 2));
                long count = hour == 2
                        ? 0
                        : (long) (40 * busy * (day.getValue() > 5 ? 1.4 : 1) * (0.8 + 0.4 * random.nextDouble()));
                cells.add(new HeatMap.Cell(day, hour, count * 21_300 * scale, count));
            }
        }
        return new HeatMap(cells, HeatMap.Measure.SPEND);
    }

    static CalendarHeat calendar(int days) {
        LocalDate first = LAST.minusDays(days - 1L);
        List<CalendarDay> list = store(days, 1_600_000, ENGLISH).days().stream()
                .map(day -> CalendarDay.of(day.date(), day.spend()))
                .toList();
        return new CalendarHeat(first, LAST, list, LAST.minusDays(Math.min(12, days - 1)));
    }

    static CalendarHeat trust(int days, Texts texts) {
        boolean korean = texts == KOREAN;
        CalendarDay.State proven = new CalendarDay.State(korean ? "검증됨" : "Proven", Ink.GOOD);
        CalendarDay.State different = new CalendarDay.State(korean ? "차이 있음" : "Different", Ink.BAD);
        CalendarDay.State unproven = new CalendarDay.State(korean ? "미검증" : "Unproven", Ink.NEUTRAL);
        CalendarDay.State changing = new CalendarDay.State(korean ? "집계 중" : "Still changing", Ink.WARNING);
        List<CalendarDay> list = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            if (i % 37 != 11) {
                list.add(CalendarDay.of(
                        LAST.minusDays(i), i == 0 ? changing : i < 4 ? unproven : i % 53 == 30 ? different : proven));
            }
        }
        return new CalendarHeat(LAST.minusDays(days - 1L), LAST, list, LAST.minusDays(2));
    }

    static Distribution distribution(int values, Texts texts) {
        Random random = new Random(5);
        long[] amounts = new long[values];
        for (int i = 0; i < values; i++) {
            amounts[i] = Math.round(Math.exp(9.8 + 0.45 * random.nextGaussian()) / 100) * 100;
        }
        return Distribution.of(amounts, 40, new Distribution.Marker(texts == KOREAN ? "이 가맹점" : "This store", 31_400));
    }

    static Sparkline sparkline(int values) {
        List<@Nullable Long> list = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < values; i++) {
            list.add(i % 17 == 9 ? null : 1_000_000L + random.nextInt(500_000) + 8_000L * i);
        }
        return new Sparkline(LAST.minusDays(Math.max(0, values - 1)), list, "Spend");
    }
}
