package io.tillwatch.ui.main;

import io.tillwatch.ui.common.Screen;
import java.util.function.Supplier;

/**
 * A screen in the navigation.
 *
 * @param name as in addresses and text keys
 * @param icon code of a Feather icon
 * @param make makes the screen when it is first opened
 */
public record ScreenEntry(String name, String icon, Supplier<Screen> make) {}
