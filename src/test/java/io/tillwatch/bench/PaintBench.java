package io.tillwatch.bench;

import io.tillwatch.app.HeadlessDesktop;
import io.tillwatch.bench.DrawnScreen.Drawing;
import io.tillwatch.samples.RawSale;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Language;
import io.tillwatch.ui.common.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.scene.control.Label;

/**
 * How long a store's page and a date's page take to be on the screen, as {@link DrawnScreen} counts it: a real window of
 * 1,000 by 1,000 pixels, drawn in software. Other stores and dates every time, in no order; each page with its own three
 * months. Then the questions that these pages asked, each by itself, as long as the window waited for it.
 */
final class PaintBench {
    private static final int WARM_UP = 10;
    private static final int PAGES = 40;
    private static final int DAYS = 350;
    private static final double PAINT = 300;
    private static final double QUESTION = 50;
    /** A person looks at a page before going on; what a page left behind is no part of the next. */
    private static final Duration REST = Duration.ofMillis(200);

    private final HeadlessDesktop desktop;
    private final TimedQuestions questions;
    private final LocalDate lastDate;
    private final Figures figures;
    private final Formats formats = new Formats(Texts.in(Language.ENGLISH), RawSale.ZONE);
    private final Random random = new Random(1);

    PaintBench(HeadlessDesktop desktop, TimedQuestions questions, LocalDate lastDate, Figures figures) {
        this.desktop = desktop;
        this.questions = questions;
        this.lastDate = lastDate;
        this.figures = figures;
    }

    /**
     * A page to go to.
     *
     * @param label where its title stands
     * @param title how it ends when this page is shown, and no other
     */
    private record Page(Address address, String label, String title) {}

    void run() throws InterruptedException {
        List<Page> stores = stores();
        List<Page> dates = dates();
        List<Page> first = new ArrayList<>(stores.subList(0, WARM_UP));
        first.addAll(dates.subList(0, WARM_UP));
        stores = stores.subList(WARM_UP, WARM_UP + PAGES);
        dates = dates.subList(WARM_UP, WARM_UP + PAGES);
        List<Page> pages = new ArrayList<>(stores);
        pages.addAll(dates);
        Collections.shuffle(pages, random);

        for (Page page : first) {
            paint(page);
        }
        questions.forget();
        List<Drawing> ofStores = new ArrayList<>();
        List<Drawing> ofDates = new ArrayList<>();
        for (Page page : pages) {
            (stores.contains(page) ? ofStores : ofDates).add(paint(page));
        }
        print("Store page: opened until drawn", ofStores);
        print("Date page: opened until drawn", ofDates);
        List<Double> times = questions.times();
        figures.milliseconds(
                "Questions of these pages, %,d, p95".formatted(times.size()),
                Figures.percentile(times, 0.95),
                QUESTION);
    }

    private void print(String name, List<Drawing> drawings) {
        List<Double> times = drawings.stream().map(Drawing::milliseconds).toList();
        List<Double> computing = drawings.stream().map(Drawing::computing).toList();
        figures.milliseconds(name + ", median of " + times.size(), Figures.median(times), PAINT);
        figures.milliseconds(name + ", p95", Figures.percentile(times, 0.95), PAINT);
        figures.told(
                "  of it processor time of the UI thread, median and p95",
                "%.1f, %.1f ms".formatted(Figures.median(computing), Figures.percentile(computing, 0.95)));
    }

    private List<Page> stores() {
        List<String> ids = new ArrayList<>(questions.servers().figures().stores("", WARM_UP + 2 * PAGES));
        Collections.shuffle(ids, random);
        return ids.stream()
                .map(id -> new Page(Address.of("stores").with("store", id), "#store-title", " " + id))
                .toList();
    }

    private List<Page> dates() {
        List<LocalDate> dates =
                new ArrayList<>(lastDate.minusDays(DAYS).datesUntil(lastDate).toList());
        Collections.shuffle(dates, random);
        return dates.stream()
                .map(date -> new Page(Address.of("dates").with("date", date), "#dates-title", formats.date(date)))
                .toList();
    }

    private Drawing paint(Page page) throws InterruptedException {
        Thread.sleep(REST);
        return DrawnScreen.time(desktop.scene(), () -> desktop.open(page.address()), () -> isThere(page));
    }

    /** The page of the address before stays until the answers are all in; then everything on it changes at once. */
    private boolean isThere(Page page) {
        return desktop.scene().lookup(page.label()) instanceof Label title
                && title.getText().endsWith(page.title())
                && !desktop.isLoading();
    }
}
