package io.tillwatch.ui.main;

import io.tillwatch.service.Figures;
import io.tillwatch.service.SaleRows;
import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.BackgroundTask;
import io.tillwatch.ui.common.DateWords;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.LatestQuestion;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.TaskExecutor;
import io.tillwatch.ui.common.Texts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds a store, a date, a sale, a screen or an action by what a person types. */
public final class PaletteViewModel {
    private static final int STORES = 8;

    private final List<String> screens;
    private final Navigator navigator;
    private final Supplier<Figures> figures;
    private final Supplier<SaleRows> sales;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final Map<String, Runnable> actions;
    private final LatestQuestion question;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> found = FXCollections.observableArrayList();

    /** @param actions by their text's key, in the order they are shown */
    public PaletteViewModel(
            List<String> screens,
            Navigator navigator,
            Supplier<Figures> figures,
            Supplier<SaleRows> sales,
            TaskExecutor tasks,
            InstantSource clock,
            Texts texts,
            Formats formats,
            Map<String, Runnable> actions) {
        this.screens = List.copyOf(screens);
        this.navigator = navigator;
        this.figures = figures;
        this.sales = sales;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        this.actions = actions;
        this.question = new LatestQuestion(tasks);
        query.subscribe(this::search);
    }

    private void search(String typed) {
        String text = typed.strip();
        found.setAll(atHand(text));
        question.cancel();
        if (text.isEmpty() || Address.parse(text).isPresent()) {
            return;
        }
        question.ask(BackgroundTask.of(() -> asked(text)).onSuccess(more -> {
            List<PaletteEntry> all = new ArrayList<>(found);
            all.addAll(more);
            all.sort(Comparator.comparing(PaletteEntry::group));
            found.setAll(all);
        }));
    }

    private List<PaletteEntry> atHand(String text) {
        List<PaletteEntry> entries = new ArrayList<>();
        Address.parse(text)
                .filter(address -> screens.contains(address.screen()))
                .ifPresent(address -> entries.add(entry(PaletteEntry.Group.ADDRESS, address.toString(), address)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), formats.zone());
        DateWords.read(text, today)
                .ifPresent(date -> entries.add(entry(
                        PaletteEntry.Group.DATE,
                        formats.date(date),
                        Address.of("dates").with("date", date))));
        for (String screen : screens) {
            String title = texts.text("screen." + screen);
            if (contains(title, text) || contains(screen, text)) {
                entries.add(new PaletteEntry(PaletteEntry.Group.SCREEN, title, () -> navigator.goTo(screen)));
            }
        }
        actions.forEach((key, action) -> {
            if (contains(texts.text(key), text)) {
                entries.add(new PaletteEntry(PaletteEntry.Group.ACTION, texts.text(key), action));
            }
        });
        return entries;
    }

    private List<PaletteEntry> asked(String text) {
        List<PaletteEntry> entries = new ArrayList<>();
        for (String store : figures.get().stores(text, STORES)) {
            entries.add(entry(
                    PaletteEntry.Group.STORE,
                    texts.text("palette.store", store),
                    Address.of("stores").with("store", store)));
        }
        if (sales.get().sale(text) != null) {
            entries.add(entry(
                    PaletteEntry.Group.SALE,
                    texts.text("palette.sale", text),
                    Address.of("sales").with("id", text)));
        }
        return entries;
    }

    private PaletteEntry entry(PaletteEntry.Group group, String title, Address address) {
        return new PaletteEntry(group, title, () -> navigator.open(address));
    }

    private static boolean contains(String title, String text) {
        return title.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    public StringProperty queryProperty() {
        return query;
    }

    ObservableList<PaletteEntry> found() {
        return found;
    }
}
