package io.tillwatch.ui.runs;

import io.tillwatch.ui.common.Address;
import java.time.LocalDate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A date that somebody typed, or what they typed that is none. */
final class TypedDate {
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>(null);
    private final StringProperty unreadable = new SimpleStringProperty("");

    void set(@Nullable LocalDate value) {
        unreadable.set("");
        date.set(value);
    }

    /** @param text that is no date */
    void refuse(String text) {
        date.set(null);
        unreadable.set(text);
    }

    /** Takes what the address says, readable or not. */
    void read(Address address, String parameter) {
        String text = address.get(parameter).orElse("");
        LocalDate read = address.date(parameter).orElse(null);
        if (read == null && !text.isEmpty()) {
            refuse(text);
        } else {
            set(read);
        }
    }

    @Nullable
    LocalDate get() {
        return date.get();
    }

    /** As an address has it; empty when nothing was typed. */
    String text() {
        LocalDate value = date.get();
        return value == null ? unreadable.get() : value.toString();
    }

    ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    /** Empty when there is a date, or nothing. */
    StringProperty unreadableProperty() {
        return unreadable;
    }
}
