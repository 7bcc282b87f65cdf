package io.tillwatch.ui.settings;

import io.tillwatch.service.ServerCertificate;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the steps of a connection's test beneath its form, each with its sign and its advice. */
final class TestLines {
    private final VBox box;
    private final ObservableList<TestLine> lines;
    private final ReadOnlyBooleanProperty testing;
    private final @Nullable Consumer<String> trust;
    private final Texts texts;
    private final Formats formats;

    /** @param trust told of a fingerprint that the person takes over; null where a fingerprint is no setting */
    TestLines(
            VBox box,
            ObservableList<TestLine> lines,
            ReadOnlyBooleanProperty testing,
            @Nullable Consumer<String> trust,
            Texts texts,
            Formats formats) {
        this.box = box;
        this.lines = lines;
        this.testing = testing;
        this.trust = trust;
        this.texts = texts;
        this.formats = formats;
        lines.subscribe(this::show);
        testing.subscribe(now -> show());
        show();
    }

    private void show() {
        List<Node> nodes = new java.util.ArrayList<>();
        for (TestLine line : lines) {
            nodes.add(node(line));
        }
        if (testing.get()) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMinSize(15, 15);
            turning.setPrefSize(15, 15);
            Label label = new Label(texts.text("settings.test.running"));
            label.getStyleClass().add("quiet");
            HBox running = new HBox(turning, label);
            running.getStyleClass().add("test-line");
            nodes.add(running);
        }
        box.setVisible(!nodes.isEmpty());
        box.setManaged(!nodes.isEmpty());
        box.getChildren().setAll(nodes);
    }

    private HBox node(TestLine line) {
        FontIcon icon = new FontIcon(
                switch (line.state()) {
                    case OK -> "fth-check-circle";
                    case WARNING -> "fth-alert-circle";
                    case FAILURE -> "fth-x-circle";
                });
        icon.getStyleClass().add("test-icon");
        Label name = new Label(line.name());
        name.getStyleClass().add("test-name");
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        VBox words = new VBox(name, wrapped(line.finding(), "test-finding"));
        if (!line.advice().isEmpty()) {
            words.getChildren().add(wrapped(line.advice(), "quiet"));
        }
        ServerCertificate certificate = line.certificate();
        if (certificate != null) {
            words.getChildren().add(node(certificate));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox node = new HBox(icon, words);
        node.getStyleClass().addAll("test-line", line.state().name().toLowerCase(Locale.ROOT));
        node.setAccessibleText(String.join(
                ", ", texts.text("settings.test.state", line.state()), line.name(), line.finding(), line.advice()));
        return node;
    }

    private VBox node(ServerCertificate certificate) {
        GridPane facts = new GridPane();
        facts.setHgap(10);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(GridPane.USE_PREF_SIZE);
        facts.getColumnConstraints().add(names);
        fact(facts, "settings.certificate.names", certificate.names());
        fact(facts, "settings.certificate.issuer", certificate.issuer());
        fact(facts, "settings.certificate.until", formats.dateTime(certificate.until()));
        fact(facts, "settings.certificate.fingerprint", spaced(certificate.fingerprint()));
        VBox box = new VBox(facts);
        Consumer<String> taken = trust;
        if (taken != null) {
            Button use = new Button(texts.text("settings.certificate.use"));
            use.getStyleClass().add("small");
            use.setOnAction(event -> taken.accept(certificate.fingerprint()));
            box.getChildren().addAll(wrapped(texts.text("settings.certificate.caution"), "quiet"), use);
        }
        box.getStyleClass().add("certificate");
        return box;
    }

    private void fact(GridPane facts, String key, String value) {
        if (!value.isEmpty()) {
            Label name = new Label(texts.text(key));
            name.getStyleClass().add("quiet");
            facts.addRow(facts.getRowCount(), name, wrapped(value, "test-finding"));
        }
    }

    /** In groups of four, so that two people can compare it over the telephone. */
    private static String spaced(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
