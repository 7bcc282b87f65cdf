package io.tillwatch.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a file's bytes are to be read: UTF-8 when all of it is, else CP949 when all of it is, else whichever fits better.
 *
 * @param clean whether every byte has a meaning; if not, a line with U+FFFD in it is damaged
 */
record CsvEncoding(Charset charset, boolean clean) {
    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private record Fit(long broken, long fine) {}

    static CsvEncoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return new CsvEncoding(StandardCharsets.UTF_16LE, true);
        }
        if (start.length == 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return new CsvEncoding(StandardCharsets.UTF_16BE, true);
        }
        Fit utf8 = fit(file, StandardCharsets.UTF_8);
        if (utf8.broken() == 0) {
            return new CsvEncoding(StandardCharsets.UTF_8, true);
        }
        Charset cp949 = Charset.forName("MS949");
        Fit korean = fit(file, cp949);
        if (korean.broken() == 0) {
            return new CsvEncoding(cp949, true);
        }
        boolean rather8 = utf8.fine() > utf8.broken();
        return new CsvEncoding(rather8 ? StandardCharsets.UTF_8 : cp949, false);
    }

    /** Opens the file behind its byte order mark, if it has one. */
    Reader open(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
        byte[] mark = new String(Character.toChars(BYTE_ORDER_MARK)).getBytes(charset);
        byte[] start = in.readNBytes(Math.min(mark.length, 3));
        boolean marked = charset.name().startsWith("UTF") && Arrays.equals(mark, start);
        if (!marked) {
            in.unread(start);
        }
        return new InputStreamReader(in, charset);
    }

    private static Fit fit(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long broken = 0;
        long fine = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (!ended) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = count < 0;
                bytes.position(bytes.position() + Math.max(count, 0)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, ended);
                    if (result.isError()) {
                        broken++;
                        bytes.position(bytes.position() + result.length());
                    }
                    fine += beyondAscii(chars.flip());
                    chars.clear();
                } while (!result.isUnderflow());
                bytes.compact();
            }
        }
        return new Fit(broken, fine);
    }

    private static long beyondAscii(CharBuffer chars) {
        long count = 0;
        while (chars.hasRemaining()) {
            if (chars.get() > 127) {
                count++;
            }
        }
        return count;
    }
}
