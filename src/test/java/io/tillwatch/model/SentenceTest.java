package io.tillwatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final Sentence LOST = Sentence.of("mysql.lost", "db:3306");

    @Test
    void isToldInEitherLanguageWithTheSameValues() {
        assertEquals(
                "The connection to the database at db:3306 broke while reading: run again when it is back.",
                LOST.in(Locale.ENGLISH));
        assertEquals("읽는 동안 데이터베이스(db:3306) 연결이 끊어졌습니다. 연결이 돌아오면 다시 실행하세요.", LOST.in(Locale.KOREAN));
        assertEquals(LOST.english(), LOST.in(Locale.FRENCH));
    }

    @Test
    void aSentenceWithinIsToldInTheSameLanguage() {
        Sentence placed = Sentence.of(
                "config.value.at",
                Sentence.of("config.place.line", "a.properties", 3),
                Sentence.of("config.value.zone"));
        assertEquals(
                "a.properties, line 3: this is no time zone. Write a name such as Asia/Seoul or an offset such as +09:00.",
                placed.english());
        assertEquals("a.properties 3행: 시간대가 아닙니다. Asia/Seoul 같은 이름이나 +09:00 같은 시차를 쓰세요.", placed.in(Locale.KOREAN));
    }

    @Test
    void aValueIsNeverTakenForAPattern() {
        assertEquals(
                "There is no screen called \"100%s\".",
                Sentence.of("window.screen.unknown", "100%s").english());
    }

    @Test
    void nothingIsSaidByNone() {
        assertEquals("", Sentence.NONE.in(Locale.KOREAN));
        assertEquals(LOST, Sentence.NONE.then(LOST));
        assertEquals(LOST, LOST.then(Sentence.NONE));
        assertEquals(
                "Done. Stopped.",
                Sentence.of("run.done").then(Sentence.of("cli.stopped")).english());
    }

    @Test
    void aFailureSaysItsSentence() {
        Failure failure = new Failure(Failure.Kind.UNAVAILABLE, LOST);
        assertEquals(LOST, failure.sentence());
        assertEquals(LOST.english(), failure.getMessage());
    }

    @Test
    void whatWasStoredInEnglishIsFoundAgain() {
        assertEquals(LOST, StoredSentence.read(LOST.english()));
        Sentence several = Sentence.of("run.sales.gone", 12, 345);
        assertEquals(several, StoredSentence.read(several.english()));
        Sentence line = Sentence.of("run.log.resumed", 7);
        assertEquals(line, StoredSentence.ofLog(line.english()));
        assertEquals(Sentence.of("run.done"), StoredSentence.read("Done."));
    }

    @Test
    void whatAnotherVersionStoredStaysAsItIs() {
        Sentence other = StoredSentence.read("Sale 12: something is odd, line 3.");
        assertEquals("Sale 12: something is odd, line 3.", other.in(Locale.KOREAN));
        assertEquals(Sentence.NONE, StoredSentence.read(""));
    }
}
