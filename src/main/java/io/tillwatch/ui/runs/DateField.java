package io.tillwatch.ui.runs;

import io.tillwatch.ui.common.DateWords;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Takes a date as people type it or from a calendar; empty for none. */
final class DateField {
    private DateField() {}

    static void install(DatePicker picker, ObjectProperty<@Nullable LocalDate> date, InstantSource clock, ZoneId zone) {
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate shown) {
                return shown == null ? "" : shown.toString();
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String typed) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
                return typed == null ? null : DateWords.read(typed, today).orElse(null);
            }
        });
        picker.valueProperty().bindBidirectional(date);
        // A date that is typed counts without Enter.
        picker.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) {
                picker.setValue(
                        picker.getConverter().fromString(picker.getEditor().getText()));
                picker.getEditor().setText(picker.getConverter().toString(picker.getValue()));
            }
        });
    }
}
