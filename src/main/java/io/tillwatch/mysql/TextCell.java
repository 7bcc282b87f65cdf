package io.tillwatch.mysql;

import io.tillwatch.model.CardNumbers;
import io.tillwatch.model.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one text column into masked text, strictly: malformed UTF-8 and lone surrogates are found, never
 * replaced. Remembers the last short values, since most columns repeat a few.
 */
final class TextCell {
    private static final int REMEMBERED = 1 << 8;
    private static final int SHORT = 48;
    private static final char REPLACEMENT = '\uFFFD';

    private final int limit;
    private final boolean masked;
    private final @Nullable Charset charset;
    private final byte[] @Nullable [] keys;
    private final @Nullable String[] values;
    private Reject.@Nullable Code fault;

    /**
     * @param limit the longest text that is taken, in UTF-8 bytes
     * @param masked whether card numbers are cut
     * @param repeats whether the column is expected to repeat its values
     */
    TextCell(ColumnKind kind, int limit, boolean masked, boolean repeats) {
        this.limit = limit;
        this.masked = masked;
        charset = switch (kind) {
            case UTF16 -> StandardCharsets.UTF_16BE;
            case UTF16LE -> StandardCharsets.UTF_16LE;
            case UTF32 -> Charset.forName("UTF-32BE");
            default -> null;
        };
        keys = new byte[repeats ? REMEMBERED : 0][];
        values = new String[repeats ? REMEMBERED : 0];
    }

    /** Why the last text could not be read, null when it could. */
    Reject.@Nullable Code fault() {
        return fault;
    }

    /** The masked text; null for null and for what {@link #fault} then explains. */
    @Nullable
    String read(byte @Nullable [] bytes) {
        fault = null;
        if (bytes == null) {
            return null;
        }
        if (bytes.length > SHORT || values.length == 0) {
            return convert(bytes);
        }
        int slot = slot(bytes);
        byte[] key = keys[slot];
        if (key != null && Arrays.equals(key, bytes)) {
            return values[slot];
        }
        String value = convert(bytes);
        if (value != null) {
            keys[slot] = bytes;
            values[slot] = value;
        }
        return value;
    }

    private static int slot(byte[] bytes) {
        int hash = Arrays.hashCode(bytes);
        return (hash ^ hash >>> 8 ^ hash >>> 16) & (REMEMBERED - 1);
    }

    private @Nullable String convert(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        if (charset != null) {
            return wide(bytes, charset);
        }
        if (bytes.length > limit) {
            fault = Reject.Code.TEXT_TOO_LONG;
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // A malformed sequence became a replacement character; so did a real one, so look closer.
        if (text.indexOf(REPLACEMENT) >= 0 && strictly(bytes, StandardCharsets.UTF_8) == null) {
            fault = Reject.Code.TEXT_MALFORMED;
            return null;
        }
        return masked ? CardNumbers.mask(text) : text;
    }

    private @Nullable String wide(byte[] bytes, Charset wideCharset) {
        String text = strictly(bytes, wideCharset);
        if (text == null || hasLoneSurrogate(text)) {
            fault = Reject.Code.TEXT_MALFORMED;
            return null;
        }
        if (text.length() > limit || text.getBytes(StandardCharsets.UTF_8).length > limit) {
            fault = Reject.Code.TEXT_TOO_LONG;
            return null;
        }
        return masked ? CardNumbers.mask(text) : text;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
