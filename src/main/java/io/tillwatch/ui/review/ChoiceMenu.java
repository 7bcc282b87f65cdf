package io.tillwatch.ui.review;

import io.tillwatch.ui.common.Texts;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/** Lets any of some values be chosen; none means all. */
final class ChoiceMenu<E extends Enum<E>> {
    private final Texts texts;
    private final FlagWords words;
    private final String group;
    private final Class<E> kind;
    private final Consumer<Set<E>> chosen;
    private final MenuButton button = new MenuButton();

    /** @param group of the texts of the values; that of all is {@code GROUP.all} */
    ChoiceMenu(String id, String group, Class<E> kind, FlagWords words, Texts texts, Consumer<Set<E>> chosen) {
        this.texts = texts;
        this.words = words;
        this.group = group;
        this.kind = kind;
        this.chosen = chosen;
        button.setId(id);
        for (E value : kind.getEnumConstants()) {
            CheckMenuItem item = new CheckMenuItem(texts.text(group, value));
            item.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
            item.setUserData(value);
            item.setOnAction(event -> choose());
            button.getItems().add(item);
        }
    }

    MenuButton node() {
        return button;
    }

    void show(Set<E> values) {
        button.getItems().forEach(item -> ((CheckMenuItem) item).setSelected(values.contains(item.getUserData())));
        button.setText(values.isEmpty() ? texts.text(group + ".all") : words.list(group, values));
    }

    private void choose() {
        Set<E> ticked = EnumSet.noneOf(kind);
        for (var item : button.getItems()) {
            if (((CheckMenuItem) item).isSelected()) {
                ticked.add(kind.cast(item.getUserData()));
            }
        }
        // All of them is no filter.
        chosen.accept(ticked.size() == kind.getEnumConstants().length ? Set.of() : ticked);
    }
}
