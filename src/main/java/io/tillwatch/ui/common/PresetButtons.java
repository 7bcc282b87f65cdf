package io.tillwatch.ui.common;

import io.tillwatch.model.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** A button for each of the ranges that people ask for again and again; the one that is shown is down. */
public final class PresetButtons {
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Supplier<LocalDate> today;

    /**
     * Makes the buttons.
     *
     * @param name the beginning of their ids
     * @param chosen told of the range of the button that was pressed
     */
    public PresetButtons(String name, Texts texts, Supplier<LocalDate> today, Consumer<DateRange> chosen) {
        this.today = today;
        for (DatePreset preset : DatePreset.values()) {
            ToggleButton button = new ToggleButton(texts.text("preset", preset));
            button.setId(name + "-" + preset.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setUserData(preset);
            button.getStyleClass().add("small");
            button.setOnAction(event -> chosen.accept(preset.until(today.get())));
            buttons.add(button);
        }
    }

    public List<ToggleButton> buttons() {
        return List.copyOf(buttons);
    }

    public void showNone() {
        group.selectToggle(null);
    }

    /** Marks the button of a range, none when it is not among them. */
    public void show(DateRange range) {
        showNone();
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() instanceof DatePreset preset
                        && preset.until(today.get()).equals(range))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
