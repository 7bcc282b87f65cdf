package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** Counts the notices nobody read yet, and lists the latest ones. */
final class NoticeBell {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final int LISTED = 12;

    private final Button bell;
    private final Notices notices;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;

    NoticeBell(Button bell, Notices notices, Navigator navigator, Texts texts, Formats formats) {
        this.bell = bell;
        this.notices = notices;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
    }

    /** Counts from now on. */
    Subscription follow() {
        return notices.unreadProperty().subscribe(count -> {
            bell.pseudoClassStateChanged(UNREAD, count.intValue() > 0);
            bell.setText(count.intValue() == 0 ? "" : String.valueOf(count));
        });
    }

    void showList() {
        ContextMenu menu = new ContextMenu();
        menu.getStyleClass().add("notices");
        List<Notice> all = notices.all();
        if (all.isEmpty()) {
            menu.getItems().add(new CustomMenuItem(new Label(texts.text("main.notices.none"))));
        }
        for (Notice notice : all.subList(0, Math.min(LISTED, all.size()))) {
            menu.getItems().add(item(notice));
        }
        menu.show(bell, Side.BOTTOM, 0, 4);
        notices.markRead();
    }

    private CustomMenuItem item(Notice notice) {
        Label label = new Label(formats.minute(notice.at()) + "  " + notice.text());
        label.getStyleClass().add(notice.level().name().toLowerCase(Locale.ROOT));
        CustomMenuItem item = new CustomMenuItem(label);
        Address more = notice.address();
        if (more != null) {
            item.setOnAction(event -> navigator.open(more));
        }
        return item;
    }
}
