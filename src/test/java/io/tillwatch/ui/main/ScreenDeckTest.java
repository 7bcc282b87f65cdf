package io.tillwatch.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.ui.common.Address;
import io.tillwatch.ui.common.Screen;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class ScreenDeckTest {
    private final Counting wall = new Counting(Screen.Renewal.UNASKED);
    private final Counting list = new Counting(Screen.Renewal.ASKED);
    private final Counting form = new Counting(Screen.Renewal.NEVER);
    private final ScreenDeck deck = new ScreenDeck(
            List.of(
                    new ScreenEntry("wall", "fth-home", () -> wall),
                    new ScreenEntry("list", "fth-list", () -> list),
                    new ScreenEntry("form", "fth-settings", () -> form)),
            shown -> {},
            address -> {});

    private static final class Counting implements Screen {
        private final Pane root = new Pane();
        private final Renewal renewal;
        private int refreshed;
        private int closed;

        Counting(Renewal renewal) {
            this.renewal = renewal;
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void open(Address address) {}

        @Override
        public ObservableValue<Address> address() {
            return new SimpleObjectProperty<>(Address.of("any"));
        }

        @Override
        public void refresh() {
            refreshed++;
        }

        @Override
        public Renewal renewal() {
            return renewal;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private void show(String name) {
        deck.show(Address.of(name));
    }

    @Test
    void afterARunEveryScreenIsLoadedAnewOnceWhenItIsSeen() {
        show("list");
        show("wall");

        deck.refreshAll();

        assertEquals(1, wall.refreshed);
        assertEquals(0, list.refreshed);
        show("list");
        assertEquals(1, list.refreshed);
        show("wall");
        show("list");
        assertEquals(1, wall.refreshed);
        assertEquals(1, list.refreshed);
    }

    @Test
    void aScreenThatIsMadeAfterwardsIsNotLoadedTwice() {
        show("wall");
        deck.refreshAll();

        show("list");

        assertEquals(0, list.refreshed);
    }

    @Test
    void whatAPersonWorksWithStaysWhenSomebodyElseSyncs() {
        show("list");

        deck.outdate();

        assertEquals(0, list.refreshed);
        assertTrue(deck.newerProperty().get());
        deck.refresh();
        assertEquals(1, list.refreshed);
        assertFalse(deck.newerProperty().get());
    }

    @Test
    void whoComesBackToAScreenThatWasLeftOldSeesTheNewest() {
        show("list");
        show("wall");
        show("list");
        deck.outdate();

        show("wall");

        assertFalse(deck.newerProperty().get());
        assertEquals(1, wall.refreshed);
        show("list");
        assertEquals(1, list.refreshed);
        assertFalse(deck.newerProperty().get());
    }

    @Test
    void anOverviewFollowsWhatOthersDo() {
        show("wall");

        deck.outdate();

        assertEquals(1, wall.refreshed);
        assertFalse(deck.newerProperty().get());
    }

    @Test
    void aFormIsNeverOutOfDate() {
        show("form");

        deck.outdate();
        show("wall");
        show("form");

        assertEquals(0, form.refreshed);
        assertFalse(deck.newerProperty().get());
    }

    @Test
    void everyScreenThatWasMadeIsClosed() {
        show("list");
        show("wall");

        deck.close();

        assertEquals(List.of(1, 1, 0), List.of(list.closed, wall.closed, form.closed));
    }
}
