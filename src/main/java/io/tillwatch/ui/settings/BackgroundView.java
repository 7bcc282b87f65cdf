package io.tillwatch.ui.settings;

import io.tillwatch.config.AlarmSettings;
import io.tillwatch.config.GivenSetting;
import io.tillwatch.model.Sentence;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What goes on while nobody looks: schedules, the tray, notifications, live mode, alarms. */
public final class BackgroundView {
    private final BackgroundViewModel viewModel;
    private final Texts texts;
    private final Formats formats;
    private final Parent loaded;

    @FXML
    private Label error;

    @FXML
    private HBox schedules;

    @FXML
    private HBox closing;

    @FXML
    private Label closingNote;

    @FXML
    private HBox notices;

    @FXML
    private Label profile;

    @FXML
    private HBox live;

    @FXML
    private Label liveFixed;

    @FXML
    private Label alarms;

    @FXML
    private VBox tested;

    @FXML
    private Button test;

    BackgroundView(BackgroundViewModel viewModel, Texts texts, Formats formats) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.formats = formats;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        BackgroundWork desktop = viewModel.desktop();
        onAndOff(schedules, "schedules", desktop.runsSchedules(), desktop::runSchedules);
        onAndOff(notices, "notices", desktop.notifiesOutside(), desktop::notifyOutside);
        ToggleGroup group = new ToggleGroup();
        for (BackgroundWork.Closing how : BackgroundWork.Closing.values()) {
            String code = how.name().toLowerCase(Locale.ROOT);
            toggle(closing, group, "closing-" + code, texts.text("settings.closing", how), () -> desktop.close(how))
                    .setSelected(desktop.closing() == how);
        }
        closing.setDisable(!desktop.hasTray());
        closingNote.setText(texts.text(desktop.hasTray() ? "settings.closing.note" : "settings.closing.none"));
        profile.setText(texts.text("settings.profile", viewModel.settings().profile()));
        onAndOff(live, "live", viewModel.settings().live(), viewModel::setLive);
        alarms.setText(tell(viewModel.settings().alarms()));
        viewModel.liveProperty().subscribe(given -> showLive());
        viewModel.busyProperty().subscribe(busy -> showLive());
        viewModel.testedProperty().subscribe(this::showTested);
        viewModel.errorProperty().subscribe(this::showError);
        viewModel.load();
    }

    private void onAndOff(HBox box, String id, boolean is, Consumer<Boolean> chosen) {
        ToggleGroup group = new ToggleGroup();
        toggle(box, group, id + "-on", texts.text("settings.on"), () -> chosen.accept(true))
                .setSelected(is);
        toggle(box, group, id + "-off", texts.text("settings.off"), () -> chosen.accept(false))
                .setSelected(!is);
    }

    private static ToggleButton toggle(HBox box, ToggleGroup group, String id, String text, Runnable chosen) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        // One of them is always chosen; pressing the chosen one again changes nothing.
        button.setOnAction(event -> {
            if (button.isSelected()) {
                chosen.run();
            } else {
                button.setSelected(true);
            }
        });
        box.getChildren().add(button);
        return button;
    }

    private void showLive() {
        GivenSetting given = viewModel.liveProperty().get();
        boolean fixed = viewModel.isDemo() || !given.variable().isEmpty();
        live.setDisable(fixed || viewModel.busyProperty().get());
        liveFixed.setText(
                viewModel.isDemo()
                        ? texts.text("settings.live.demo")
                        : fixed ? texts.text("settings.live.given", given.variable()) : "");
        liveFixed.setVisible(fixed);
        liveFixed.setManaged(fixed);
        test.setDisable(viewModel.settings().alarms().isSilent()
                || viewModel.busyProperty().get());
    }

    private String tell(AlarmSettings settings) {
        List<String> words = new ArrayList<>();
        AlarmSettings.MailSettings mail = settings.mail();
        if (mail != null) {
            words.add(texts.text("settings.alarms.mail", String.join(", ", mail.to())));
        }
        if (settings.command() != null) {
            words.add(texts.text("settings.alarms.command", settings.command()));
        }
        if (words.isEmpty()) {
            return texts.text("settings.alarms.none", viewModel.settings().file());
        }
        if (settings.unprovenDays() > 0) {
            words.add(texts.text("settings.alarms.unproven", formats.count((long) settings.unprovenDays())));
        }
        if (settings.exposure() > 0) {
            words.add(texts.text("settings.alarms.exposure", formats.won(settings.exposure())));
        }
        return String.join("\n", words);
    }

    private void showTested(Map<String, Sentence> ways) {
        tested.getChildren().clear();
        ways.forEach((way, fault) -> {
            Label line =
                    new Label(way + ": " + (fault.isNone() ? texts.text("settings.alarms.taken") : texts.text(fault)));
            line.setWrapText(true);
            line.getStyleClass().add(fault.isNone() ? "good" : "bad");
            tested.getChildren().add(line);
        });
        tested.setVisible(!ways.isEmpty());
        tested.setManaged(!ways.isEmpty());
    }

    private void showError(@Nullable ScreenError fault) {
        error.setText(fault == null ? "" : fault.sentence());
        error.setVisible(fault != null);
        error.setManaged(fault != null);
    }

    @FXML
    private void test() {
        viewModel.testAlarms();
    }

    Parent root() {
        return loaded;
    }
}
