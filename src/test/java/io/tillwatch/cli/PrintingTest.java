package io.tillwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintingTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @ParameterizedTest
    @CsvSource({"abc,3", "가맹점,6", "é,1", "e\u0301,1", "가a,3", "＝,2", "😀,2", "'',0"})
    void koreanTakesTwoColumns(String sample, int width) {
        assertEquals(width, DisplayWidth.of(sample));
    }

    @Test
    void aCutTextFitsItsWidth() {
        assertEquals("가나…", DisplayWidth.cut("가나다라", 5));
        assertEquals("가나…", DisplayWidth.cut("가나다라", 6));
        assertEquals("가나다라", DisplayWidth.cut("가나다라", 8));
    }

    @Test
    void jsonSurvivesEveryCharacter() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        all.append("😀").append('\ud800').append("x").append('\udc00');
        Object value = Map.of("k", Arrays.asList(all.toString(), 1L, true, null, Double.NaN, 1.5));
        assertEquals(
                Map.of("k", Arrays.asList(all.toString(), 1, true, null, null, 1.5)),
                new ObjectMapper().readValue(Json.of(value), Map.class));
    }

    @Test
    void csvQuotesAndDisarms() {
        Csv csv = new Csv(out);
        csv.row(Arrays.asList(
                "a,b", "say \"hi\"", "two\r\nlines", "+82", "-1", -1L, "＝1", "@x", "\tx", null, "", true));
        assertEquals(
                "\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"'+82\",\"'-1\",-1,\"'＝1\",\"'@x\",\"'\tx\",,,true\r\n",
                text.toString());
    }

    @Test
    void aTableNeverLetsTextSteerTheTerminal() {
        Table table = new Table(out, "T", List.of(new Table.Column("t", false)));
        table.row(List.of("\u001b[2Jred\u202eevil\n"));
        table.end();
        assertEquals("T\nt\n-------------\n [2Jred evil\n", text.toString());
    }

    @Test
    void aLongTableIsPrintedAsItComes() {
        Table table = new Table(out, "N", List.of(new Table.Column("n", true)));
        for (int i = 0; i < 2_000; i++) {
            table.row(List.of("" + i));
        }
        assertEquals(2_000, table.end());
        assertEquals(2_003, text.toString().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"800,0.8 s", "12000,12 s", "185000,3:05", "3723000,1:02:03"})
    void timesAreShort(long millis, String shown) {
        assertEquals(shown, Numbers.time(Duration.ofMillis(millis)));
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        Set<String> english = keys("en");
        Set<String> korean = keys("ko");
        korean.removeIf(key -> key.startsWith("text.field.") || !key.startsWith("text."));
        english.removeIf(key -> key.startsWith("text.field."));
        assertEquals(english, korean);
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(java.util.ResourceBundle.getBundle(
                        "io.tillwatch.messages" + (language.equals("ko") ? "_ko" : ""), java.util.Locale.ROOT)
                .keySet());
    }
}
