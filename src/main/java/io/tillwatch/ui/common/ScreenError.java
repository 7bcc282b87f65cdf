package io.tillwatch.ui.common;

import io.tillwatch.model.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Something went wrong, as a person is told.
 *
 * @param sentence what happened and what to do
 * @param code four characters that are the same for the same fault, wherever it was met and in whatever language, so that
 *     two reports can be matched
 * @param details for who is asked to help: classes and lines, no values of rows
 * @param passing whether trying again may help by itself: the other side does not answer now
 */
public record ScreenError(String sentence, String code, String details, boolean passing) {

    public static ScreenError of(Throwable cause, Texts texts) {
        String sentence =
                cause instanceof Failure failure ? texts.text(failure.sentence()) : texts.text("error.unforeseen");
        boolean passing = cause instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE;
        StringWriter stack = new StringWriter();
        try (PrintWriter out = new PrintWriter(stack)) {
            for (Throwable at = cause; at != null; at = at.getCause()) {
                // Messages of foreign exceptions may quote what a row holds.
                out.println(at instanceof Failure ? at : at.getClass().getName());
                for (StackTraceElement line : at.getStackTrace()) {
                    out.println("    at " + line);
                }
            }
        }
        return new ScreenError(sentence, code(cause), stack.toString(), passing);
    }

    /**
     * Of a failure, made of the key of its sentence. Of a fault without one, made of the classes and of where the
     * innermost one was thrown, not of line numbers of the whole way there.
     */
    private static String code(Throwable cause) {
        CRC32 crc = new CRC32();
        if (cause instanceof Failure failure) {
            crc.update(failure.sentence().key().getBytes(StandardCharsets.UTF_8));
            return code(crc);
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            StackTraceElement[] stack = at.getStackTrace();
            String place = stack.length == 0 ? "" : stack[0].getClassName() + "." + stack[0].getMethodName();
            crc.update((at.getClass().getName() + "@" + place).getBytes(StandardCharsets.UTF_8));
        }
        return code(crc);
    }

    private static String code(CRC32 crc) {
        return String.format(Locale.ROOT, "%04X", crc.getValue() & 0xFFFF);
    }
}
