package io.tillwatch.ui.settings;

import io.tillwatch.config.Profile;
import io.tillwatch.config.SecretName;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.FxmlViews;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The profiles on the left, the connections of the chosen one on the right. */
public final class ConnectionsView {
    private final SettingsViewModel settings;
    private final ConnectionsViewModel viewModel;
    private final Texts texts;
    private final Formats formats;
    private final Parent loaded;
    private Consumer<String> answered = name -> {};
    private boolean showing;

    @FXML
    private ListView<Profile> profiles;

    @FXML
    private VBox asking;

    @FXML
    private Label question;

    @FXML
    private TextField name;

    @FXML
    private Label nameFault;

    @FXML
    private Button yes;

    @FXML
    private Label profileError;

    @FXML
    private HBox profileButtons;

    @FXML
    private Button rename;

    @FXML
    private Button delete;

    @FXML
    private Label profileName;

    @FXML
    private Label profileFile;

    @FXML
    private Button use;

    @FXML
    private Label error;

    @FXML
    private Label noKeyring;

    @FXML
    private FieldBox hostBox;

    @FXML
    private FieldBox portBox;

    @FXML
    private FieldBox databaseBox;

    @FXML
    private FieldBox tableBox;

    @FXML
    private FieldBox sourceUserBox;

    @FXML
    private FieldBox sourcePasswordBox;

    @FXML
    private FieldBox tlsBox;

    @FXML
    private FieldBox sourceZoneBox;

    @FXML
    private FieldBox urlBox;

    @FXML
    private FieldBox prefixBox;

    @FXML
    private FieldBox indexUserBox;

    @FXML
    private FieldBox indexPasswordBox;

    @FXML
    private FieldBox apiKeyBox;

    @FXML
    private FieldBox caBox;

    @FXML
    private FieldBox fingerprintBox;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private TextField database;

    @FXML
    private TextField table;

    @FXML
    private TextField sourceUser;

    @FXML
    private PasswordField sourcePassword;

    @FXML
    private ComboBox<String> tls;

    @FXML
    private TextField sourceZone;

    @FXML
    private TextField url;

    @FXML
    private TextField prefix;

    @FXML
    private TextField indexUser;

    @FXML
    private PasswordField indexPassword;

    @FXML
    private PasswordField apiKey;

    @FXML
    private TextField ca;

    @FXML
    private Button chooseCa;

    @FXML
    private TextField fingerprint;

    @FXML
    private VBox sourceTest;

    @FXML
    private VBox indexTest;

    @FXML
    private Button test;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    ConnectionsView(SettingsViewModel settings, Texts texts, Formats formats) {
        this.settings = settings;
        this.viewModel = settings.connections();
        this.texts = texts;
        this.formats = formats;
        loaded = FxmlViews.load(this, texts);
    }

    @FXML
    private void initialize() {
        bindProfiles();
        bindFields();
        new TestLines(sourceTest, viewModel.sourceLines(), viewModel.testingSourceProperty(), null, texts, formats);
        new TestLines(
                indexTest, viewModel.indexLines(), viewModel.testingIndexProperty(), viewModel::trust, texts, formats);
        var testing = viewModel.testingSourceProperty().or(viewModel.testingIndexProperty());
        shownWhile(cancel, testing);
        shownWhile(test, testing.not());
        save.disableProperty().bind(viewModel.changedProperty().not().or(viewModel.savingProperty()));
        // What was typed would be lost with another profile: first it is saved or taken back.
        profiles.disableProperty().bind(viewModel.changedProperty());
        profileButtons.disableProperty().bind(viewModel.changedProperty());
        viewModel.errorProperty().subscribe(this::showError);
        viewModel.profileProperty().subscribe(this::showProfile);
        viewModel.keyringProperty().subscribe(this::showKeyring);
        leave();
    }

    private static void shownWhile(javafx.scene.Node node, javafx.beans.binding.BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void bindProfiles() {
        ProfilesViewModel list = settings.profiles();
        profiles.setItems(list.profiles());
        profiles.setFixedCellSize(30);
        profiles.setCellFactory(view -> new ProfileCell(list::isActive, texts));
        list.selectedProperty().subscribe(profile -> {
            showing = true;
            profiles.getSelectionModel().select(profile);
            showing = false;
        });
        list.versionProperty().subscribe(now -> {
            showProfile(viewModel.profileProperty().get());
            showing = true;
            profiles.getSelectionModel().select(list.selectedProperty().get());
            showing = false;
            // A profile that was saved has a file now, which its row says.
            profiles.refresh();
        });
        profiles.getSelectionModel().selectedItemProperty().subscribe(profile -> {
            if (!showing && profile != null) {
                list.select(profile);
            }
        });
        profiles.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                use();
            } else if (event.getCode() == KeyCode.F2) {
                rename();
            } else if (event.getCode() == KeyCode.DELETE) {
                delete();
            }
        });
        list.errorProperty().subscribe(fault -> {
            profileError.setText(fault == null ? "" : fault.sentence());
            profileError.setManaged(fault != null);
        });
        name.textProperty().subscribe(typed -> {
            boolean usable = list.isFree(typed);
            yes.setDisable(name.isManaged() && !usable);
            nameFault.setManaged(name.isManaged() && !usable && !typed.isBlank());
            nameFault.setVisible(nameFault.isManaged());
        });
        name.setOnAction(event -> {
            if (!yes.isDisabled()) {
                answer();
            }
        });
        asking.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
            }
        });
    }

    private void bindFields() {
        bind(hostBox, host, FieldName.HOST);
        bind(portBox, port, FieldName.PORT);
        bind(databaseBox, database, FieldName.DATABASE);
        bind(tableBox, table, FieldName.TABLE);
        bind(sourceUserBox, sourceUser, FieldName.SOURCE_USER);
        bind(sourceZoneBox, sourceZone, FieldName.SOURCE_ZONE);
        bind(urlBox, url, FieldName.URL);
        bind(prefixBox, prefix, FieldName.PREFIX);
        bind(indexUserBox, indexUser, FieldName.INDEX_USER);
        bind(caBox, ca, FieldName.CA);
        bind(fingerprintBox, fingerprint, FieldName.FINGERPRINT);
        tls.getItems().setAll("", "VERIFY_IDENTITY", "VERIFY_CA", "REQUIRED", "PREFERRED", "DISABLED");
        tls.setConverter(new ModeWords(texts));
        FormField mode = viewModel.field(FieldName.TLS);
        tls.valueProperty().bindBidirectional(mode.textProperty());
        tlsBox.bind(tls, mode, texts.text("settings.fault.TLS"), texts);
        // One variable gives all of these: it is named once, under the host.
        for (FieldBox box : List.of(portBox, databaseBox, tlsBox)) {
            box.nameNoVariable();
        }
        bind(sourcePasswordBox, sourcePassword, SecretName.MYSQL_PASSWORD);
        bind(indexPasswordBox, indexPassword, SecretName.ES_PASSWORD);
        bind(apiKeyBox, apiKey, SecretName.ES_API_KEY);
        chooseCa.disableProperty()
                .bind(viewModel.field(FieldName.CA).variableProperty().isNotEmpty());
    }

    private void bind(FieldBox box, TextField control, FieldName field) {
        FormField value = viewModel.field(field);
        control.textProperty().bindBidirectional(value.textProperty());
        box.bind(control, value, texts.text("settings.fault", field), texts);
    }

    private void bind(FieldBox box, Control control, SecretName secret) {
        FormField value = viewModel.secret(secret);
        ((TextField) control).textProperty().bindBidirectional(value.textProperty());
        box.bind(control, value, "", texts);
    }

    private void showKeyring(ConnectionsViewModel.Keyring keyring) {
        Map<SecretName, FieldBox> boxes = Map.of(
                SecretName.MYSQL_PASSWORD, sourcePasswordBox,
                SecretName.ES_PASSWORD, indexPasswordBox,
                SecretName.ES_API_KEY, apiKeyBox);
        Map<SecretName, PasswordField> controls = Map.of(
                SecretName.MYSQL_PASSWORD, sourcePassword,
                SecretName.ES_PASSWORD, indexPassword,
                SecretName.ES_API_KEY, apiKey);
        noKeyring.setVisible(!keyring.there() && !isDemo());
        noKeyring.setManaged(noKeyring.isVisible());
        boxes.forEach((secret, box) -> {
            PasswordField control = controls.get(secret);
            boolean given = viewModel.secret(secret).isGiven();
            boolean kept = keyring.kept().contains(secret);
            if (control != null) {
                control.setPromptText(
                        given || kept
                                ? texts.text(given ? "settings.secret.given" : "settings.secret.kept")
                                : texts.text(keyring.there() ? "settings.secret.none" : "settings.secret.test"));
            }
            box.offer(kept && !given ? texts.text("settings.secret.forget") : "", () -> viewModel.forget(secret));
        });
    }

    private boolean isDemo() {
        Profile profile = viewModel.profileProperty().get();
        return profile != null && settings.isDemo(profile);
    }

    private void showProfile(@Nullable Profile profile) {
        save.setVisible(profile != null && !settings.isDemo(profile));
        use.setVisible(profile != null && !settings.profiles().isActive(profile));
        use.setManaged(use.isVisible());
        if (profile == null) {
            return;
        }
        ProfilesViewModel list = settings.profiles();
        boolean active = list.isActive(profile);
        profileName.setText(texts.text("settings.profile", profile.name()));
        profileFile.setText(
                settings.isDemo(profile)
                        ? texts.text("settings.profile.demo")
                        : profile.isWritten()
                                ? profile.file().toString()
                                : texts.text("settings.profile.unwritten", profile.file()));
        rename.setDisable(!list.mayGo(profile));
        delete.setDisable(!list.mayGo(profile));
        save.setText(texts.text(active ? "settings.save.active" : "settings.save"));
        leave();
    }

    private void showError(@Nullable ScreenError fault) {
        error.setText(fault == null ? "" : fault.sentence());
        error.setVisible(fault != null);
        error.setManaged(fault != null);
    }

    @FXML
    private void create() {
        ask(texts.text("settings.profile.create.ask"), "settings.profile.create", "", settings.profiles()::create);
    }

    @FXML
    private void copy() {
        Profile from = settings.profiles().selectedProperty().get();
        ask(
                texts.text("settings.profile.copy.ask", from.name()),
                "settings.profile.copy",
                from.name() + "-2",
                typed -> settings.profiles().copy(from, typed));
    }

    @FXML
    private void rename() {
        Profile from = settings.profiles().selectedProperty().get();
        if (settings.profiles().mayGo(from)) {
            ask(
                    texts.text("settings.profile.rename.ask", from.name()),
                    "settings.profile.rename",
                    from.name(),
                    typed -> settings.profiles().rename(from, typed));
        }
    }

    @FXML
    private void delete() {
        Profile gone = settings.profiles().selectedProperty().get();
        if (settings.profiles().mayGo(gone)) {
            ask(
                    texts.text("settings.profile.delete.ask", gone.name()),
                    "settings.profile.delete",
                    null,
                    typed -> settings.profiles().delete(gone));
        }
    }

    /** @param proposed the name to begin with; null when no name is asked for */
    private void ask(String sentence, String action, @Nullable String proposed, Consumer<String> then) {
        answered = then;
        question.setText(sentence);
        name.setVisible(proposed != null);
        name.setManaged(proposed != null);
        name.setText("");
        name.setText(proposed == null ? "" : proposed);
        yes.setText(texts.text(action));
        yes.setDisable(proposed != null && !settings.profiles().isFree(proposed));
        yes.getStyleClass().removeAll("danger", "accent");
        yes.getStyleClass().add(proposed == null ? "danger" : "accent");
        nameFault.setVisible(false);
        nameFault.setManaged(false);
        asking.setVisible(true);
        asking.setManaged(true);
        if (proposed == null) {
            yes.requestFocus();
        } else {
            name.requestFocus();
            name.selectAll();
        }
    }

    @FXML
    private void answer() {
        String typed = name.getText();
        leave();
        answered.accept(typed);
    }

    @FXML
    private void leave() {
        asking.setVisible(false);
        asking.setManaged(false);
    }

    @FXML
    private void use() {
        Profile chosen = settings.profiles().selectedProperty().get();
        if (!settings.profiles().isActive(chosen)) {
            viewModel.open(chosen);
        }
    }

    @FXML
    private void chooseCa() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.text("settings.ca.choose"));
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("PEM", "*.pem", "*.crt", "*.cer"));
        File chosen = chooser.showOpenDialog(loaded.getScene().getWindow());
        if (chosen != null) {
            ca.setText(chosen.getPath());
        }
    }

    @FXML
    private void test() {
        viewModel.test();
    }

    @FXML
    private void cancelTest() {
        viewModel.cancelTest();
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

    /** What the ways to secure a connection are called. */
    private static final class ModeWords extends StringConverter<String> {
        private final Texts texts;

        ModeWords(Texts texts) {
            this.texts = texts;
        }

        @Override
        public String toString(@Nullable String mode) {
            String code = mode == null || mode.isEmpty() ? "STANDARD" : mode.toUpperCase(Locale.ROOT);
            return texts.textOr("settings.tls." + code, code);
        }

        @Override
        public String fromString(String words) {
            return words;
        }
    }
}
