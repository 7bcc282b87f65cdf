package io.tillwatch.config;

/**
 * What a profile says of a setting.
 *
 * @param text empty when nothing was said
 * @param variable the environment variable that says it, stronger than the file; empty when the file does
 */
public record GivenSetting(String text, String variable) {
    public static final GivenSetting NONE = new GivenSetting("", "");
}
