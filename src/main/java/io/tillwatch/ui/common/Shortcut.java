package io.tillwatch.ui.common;

/**
 * Keys that do something on a screen, as a person is told of them.
 *
 * @param keys as they are written on a keyboard: {@code Ctrl+K}
 * @param what key of the text that says what they do
 */
public record Shortcut(String keys, String what) {}
