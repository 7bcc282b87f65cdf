package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.CopiedText;
import io.tillwatch.ui.common.Formats;
import io.tillwatch.ui.common.Navigator;
import io.tillwatch.ui.common.Notice;
import io.tillwatch.ui.common.Notices;
import io.tillwatch.ui.common.ScreenError;
import io.tillwatch.ui.common.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/** Counts the notices nobody read yet, and lists the latest ones. */
final class NoticeBell {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final int LISTED = 12;
    private static final double WIDEST = 480;
    /** Letters that lie well within that. */
    private static final int LINE = 36;

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
            ScreenError error = notice.error();
            if (error != null) {
                menu.getItems().add(details(error));
            }
        }
        menu.show(bell, Side.BOTTOM, 0, 4);
        notices.markRead();
    }

    private CustomMenuItem item(Notice notice) {
        // No label: a menu asks it how high it is without saying how wide, and cuts what would be a second line.
        Text text = new Text(when(notice) + "  " + notice.text());
        text.getStyleClass().addAll("notice", notice.level().name().toLowerCase(Locale.ROOT));
        if (text.getText().length() > LINE) {
            text.setWrappingWidth(WIDEST);
        }
        CustomMenuItem item = new CustomMenuItem(text);
        Address more = notice.address();
        if (more != null) {
            item.setOnAction(event -> navigator.open(more));
        }
        return item;
    }

    /** The time alone means today. */
    private String when(Notice notice) {
        LocalDate date = LocalDate.ofInstant(notice.at(), formats.zone());
        LocalDate today = LocalDate.ofInstant(notices.now(), formats.zone());
        String time = formats.minute(notice.at());
        return date.equals(today) ? time : formats.dateShort(date) + " " + time;
    }

    private MenuItem details(ScreenError error) {
        MenuItem item = new MenuItem(texts.text("main.notice.details", error.code()));
        item.getStyleClass().add("notice-details");
        item.setOnAction(event -> CopiedText.put(error.copied()));
        return item;
    }
}
