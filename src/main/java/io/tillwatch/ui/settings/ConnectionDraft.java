package io.tillwatch.ui.settings;

import io.tillwatch.ui.common.Memory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was typed into the connections' form and not saved, kept through an end of the program. Never a secret: those
 * fields are not among the {@linkplain FieldName names}, and an address that might hold one is left out. UI thread.
 */
final class ConnectionDraft {
    private static final String KEY = "draft.connections.";

    private final Memory memory;

    ConnectionDraft(Memory memory) {
        this.memory = memory;
    }

    /** @param typed only what was changed; empty texts too, for what was taken away */
    void keep(String profile, Map<FieldName, String> typed) {
        List<String> parts = new ArrayList<>();
        typed.forEach((name, text) -> {
            if (!mayHoldASecret(text)) {
                parts.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
        });
        memory.put(KEY + profile, String.join("&", parts));
    }

    /** {@code https://elastic:secret@host}, and a whole address with {@code ?password=…} where a host belongs. */
    private static boolean mayHoldASecret(String text) {
        return text.contains("@")
                || text.contains("?")
                || text.toLowerCase(Locale.ROOT).contains("password");
    }

    /** Empty when nothing was left unsaved; what cannot be read is left out. */
    Map<FieldName, String> of(String profile) {
        Map<FieldName, String> typed = new EnumMap<>(FieldName.class);
        for (String part : memory.get(KEY + profile).orElse("").split("&", -1)) {
            int equals = part.indexOf('=');
            for (FieldName name : FieldName.values()) {
                if (equals > 0 && name.name().equals(part.substring(0, equals))) {
                    read(part.substring(equals + 1), name, typed);
                }
            }
        }
        return typed;
    }

    private static void read(String written, FieldName name, Map<FieldName, String> typed) {
        try {
            typed.put(name, URLDecoder.decode(written, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            typed.remove(name);
        }
    }

    void forget(String profile) {
        memory.put(KEY + profile, "");
    }
}
