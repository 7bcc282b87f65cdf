package io.tillwatch.ui.runs;

import io.tillwatch.ui.common.DateWords;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Takes a date as people type it or from a calendar; empty for none. What is no date stays, marked as wrong. */
final class DateField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final DatePicker picker;
    private final TextField editor;
    private final TypedDate date;
    private final InstantSource clock;
    private final ZoneId zone;
    /** What the picker, which knows only dates, is about to take out of its editor. */
    private String refused = "";

    private DateField(DatePicker picker, TypedDate date, InstantSource clock, ZoneId zone) {
        this.picker = picker;
        this.editor = picker.getEditor();
        this.date = date;
        this.clock = clock;
        this.zone = zone;
    }

    static void install(DatePicker picker, TypedDate date, InstantSource clock, ZoneId zone) {
        new DateField(picker, date, clock, zone).bind();
    }

    private void bind() {
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate shown) {
                return shown == null ? date.unreadableProperty().get() : shown.toString();
            }

            // Throws where there is no date in it: then the picker keeps its date, and empties the editor.
            @Override
            public @Nullable LocalDate fromString(@Nullable String typed) {
                try {
                    return typed == null || typed.isBlank() ? null : read(typed);
                } catch (DateTimeException none) {
                    refused = typed;
                    throw none;
                }
            }
        });
        editor.textProperty().subscribe(text -> {
            String typed = refused;
            refused = "";
            if (!typed.isEmpty()) {
                editor.setText(typed);
            }
        });
        picker.valueProperty().bindBidirectional(date.dateProperty());
        picker.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                date.unreadableProperty().set("");
            }
        });
        date.unreadableProperty().subscribe(wrong -> {
            picker.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
            String shown = picker.getConverter().toString(picker.getValue());
            if (!editor.isFocused() && !shown.equals(editor.getText())) {
                editor.setText(shown);
            }
        });
        // A date that is typed counts without Enter.
        editor.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
        picker.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take();
            }
        });
    }

    private LocalDate read(String typed) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return DateWords.read(typed, today).orElseThrow(() -> new DateTimeException("This is no date"));
    }

    private void take() {
        String typed = editor.getText() == null ? "" : editor.getText().strip();
        try {
            date.set(typed.isEmpty() ? null : read(typed));
            editor.setText(date.text());
        } catch (DateTimeException none) {
            date.refuse(typed);
            editor.setText(typed);
        }
    }
}
