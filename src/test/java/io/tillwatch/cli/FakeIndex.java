package io.tillwatch.cli;

import io.tillwatch.model.DateRange;
import io.tillwatch.model.StoreDayRollup;
import io.tillwatch.model.StoreWeekRollup;
import io.tillwatch.service.SaleIndex;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Store-days and store-weeks in memory; what the command line does not ask for is refused. */
final class FakeIndex {
    final List<StoreDayRollup> days = new ArrayList<>();
    final List<StoreWeekRollup> weeks = new ArrayList<>();

    SaleIndex asIndex() {
        return (SaleIndex) Proxy.newProxyInstance(
                FakeIndex.class.getClassLoader(), new Class<?>[] {SaleIndex.class}, (proxy, method, args) -> {
                    DateRange range = (DateRange) args[0];
                    String store = (String) args[1];
                    switch (method.getName()) {
                        case "storeDays" -> storeDays(range, store, consumer(args[2]));
                        case "storeWeeks" -> storeWeeks(range, store, consumer(args[2]));
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private void storeDays(DateRange range, @Nullable String store, Consumer<Object> consumer) {
        days.stream()
                .filter(day -> range.contains(day.storeDay().date()))
                .filter(day -> store == null || Objects.equals(day.storeDay().storeId(), store))
                .forEach(consumer);
    }

    private void storeWeeks(DateRange range, @Nullable String store, Consumer<Object> consumer) {
        weeks.stream()
                .filter(week -> range.contains(week.start()))
                .filter(week -> store == null || Objects.equals(week.storeId(), store))
                .forEach(consumer);
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Object> consumer(Object argument) {
        return (Consumer<Object>) argument;
    }
}
