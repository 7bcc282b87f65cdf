package io.tillwatch.ui.dates;

import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The line above the rows of a date that says which of them are shown, and changes it. */
final class DateFilterView {
    /** Choices of platforms that are none. */
    private static final String ALL = "";

    private static final String EACH = "*";

    private final DatesViewModel viewModel;
    private final DateFilterWords words;
    private final Parent loaded;
    /** The address is being shown: what controls say then is no wish. */
    private boolean showing;

    @FXML
    private TextField store;

    @FXML
    private ComboBox<String> platform;

    @FXML
    private CheckBox flagged;

    @FXML
    private Button slice;

    @FXML
    private Button clear;

    @FXML
    private HBox exporting;

    DateFilterView(DatesViewModel viewModel, DateFilterWords words, Texts texts) {
        this.viewModel = viewModel;
        this.words = words;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        store.textProperty().subscribe(typed -> wish(() -> viewModel.store(typed)));
        flagged.selectedProperty().subscribe(only -> wish(() -> viewModel.flaggedOnly(only)));
        platform.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return name == null ? "" : name.equals(EACH) ? words.eachPlatform() : words.platform(name);
            }

            @Override
            public String fromString(String shown) {
                return shown;
            }
        });
        platform.valueProperty().subscribe(name -> wish(() -> choosePlatform(name)));
    }

    Parent root() {
        return loaded;
    }

    /** What exports the rows stands at the end of the line. */
    void showExport(Node export) {
        exporting.getChildren().setAll(export);
    }

    void offerPlatforms(DatePage read) {
        showing = true;
        List<String> choices = new ArrayList<>(List.of(ALL, EACH));
        read.platforms().keySet().forEach(name -> choices.add(name.isEmpty() ? DateRow.WITHOUT : name));
        if (!choices.contains(read.platform())) {
            choices.add(read.platform());
        }
        platform.getItems().setAll(choices);
        showing = false;
    }

    /** Controls follow the address. */
    void show(DateQuestion question) {
        showing = true;
        if (!store.getText().strip().equals(question.store())) {
            store.setText(question.store());
        }
        flagged.setSelected(question.flaggedOnly());
        // Flags belong to sales of a store, whatever the platform.
        flagged.setDisable(question.isSplit() || !question.platform().isEmpty());
        platform.setValue(question.isSplit() ? EACH : question.platform());
        boolean sliced = question.slice().isPresent();
        slice.setVisible(sliced);
        slice.setManaged(sliced);
        slice.setText(words.slice(question));
        clear.setVisible(!question.isOpen());
        showing = false;
    }

    private void wish(Runnable action) {
        if (!showing) {
            action.run();
        }
    }

    private void choosePlatform(@Nullable String name) {
        if (EACH.equals(name)) {
            viewModel.split(true);
        } else if (name != null) {
            viewModel.platform(name);
        }
    }

    @FXML
    private void clear() {
        viewModel.clear();
    }

    @FXML
    private void clearSlice() {
        viewModel.question().slice().ifPresent(part -> viewModel.slice(part.from(), part.to()));
    }
}
