package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The zone of business dates, and what it changes. */
public final class DataView {
    private static final String STANDARD = "Asia/Seoul";

    private final SettingsViewModel settings;
    private final ConnectionsViewModel viewModel;
    private final InstantSource clock;
    private final Texts texts;
    private final Parent loaded;

    @FXML
    private Label error;

    @FXML
    private FieldBox zoneBox;

    @FXML
    private ComboBox<String> zone;

    @FXML
    private Label example;

    @FXML
    private Label profile;

    @FXML
    private Button save;

    DataView(SettingsViewModel settings, InstantSource clock, Texts texts) {
        this.settings = settings;
        this.viewModel = settings.connections();
        this.clock = clock;
        this.texts = texts;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        zone.getItems()
                .setAll(ZoneId.getAvailableZoneIds().stream()
                        .filter(name -> name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("SystemV/"))
                        .sorted()
                        .toList());
        FormField value = viewModel.field(FieldName.ZONE);
        zone.getEditor().setPromptText(STANDARD);
        zone.getEditor().textProperty().bindBidirectional(value.textProperty());
        zoneBox.bind(zone, value, texts.text("settings.fault.ZONE"), texts);
        value.textProperty().subscribe(this::showExample);
        save.disableProperty().bind(viewModel.changedProperty().not().or(viewModel.savingProperty()));
        viewModel.profileProperty().subscribe(this::showProfile);
        viewModel.errorProperty().subscribe(this::showError);
    }

    /** One moment just before midnight in Korea, as a date here and there. */
    private void showExample(@Nullable String typed) {
        String name = typed == null || typed.isBlank() ? STANDARD : typed.strip();
        try {
            ZoneId chosen = ZoneId.of(name);
            ZoneId other = ZoneId.of(chosen.getId().equals("UTC") ? STANDARD : "UTC");
            Instant now = clock.instant();
            example.setText(texts.text(
                    "settings.zone.example",
                    chosen,
                    new Formats(texts, chosen).dateTime(now),
                    new Formats(texts, other).dateTime(now),
                    other));
        } catch (DateTimeException unknown) {
            example.setText("");
        }
    }

    private void showProfile(@Nullable Profile shown) {
        if (shown != null) {
            profile.setText(texts.text("settings.profile", shown.name()));
            save.setText(texts.text(settings.profiles().isActive(shown) ? "settings.save.active" : "settings.save"));
            save.setVisible(!settings.isDemo(shown));
        }
    }

    private void showError(@Nullable ScreenError fault) {
        error.setText(fault == null ? "" : fault.sentence());
        error.setVisible(fault != null);
        error.setManaged(fault != null);
    }

    @FXML
    private void revert() {
        viewModel.revert();
    }

    @FXML
    private void save() {
        settings.save();
    }

    Parent root() {
        return loaded;
    }

    public ConnectionsViewModel getViewModel() {
        return viewModel;
    }
}
