package io.tillwatch.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScreenErrorTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts KOREAN = Texts.in(Language.KOREAN);

    @Test
    void theSentenceIsInTheLanguageOfTheScreen() {
        assertEquals("The run was stopped.", ScreenError.of(here("a"), ENGLISH).sentence());
        assertEquals(
                "데이터베이스(a)가 응답하지 않습니다. 켜져 있고 연결할 수 있는지 확인하세요.",
                ScreenError.of(elsewhere("a"), KOREAN).sentence());
    }

    @Test
    void theSameFaultHasTheSameCodeWhereverItWasMetAndInWhateverLanguage() {
        String code = ScreenError.of(elsewhere("a"), ENGLISH).code();
        assertEquals(code, ScreenError.of(elsewhere("a"), KOREAN).code());
        Failure again = new Failure(
                Failure.Kind.UNAVAILABLE, Sentence.of("mysql.silent", "another:3306"), new IOException("slow"));
        assertEquals(code, ScreenError.of(again, ENGLISH).code());
        assertNotEquals(code, ScreenError.of(here("a"), ENGLISH).code());
    }

    @Test
    void whatNobodyForesawKeepsItsWordsToItself() {
        ScreenError error = ScreenError.of(new IllegalStateException("4111-1111"), KOREAN);
        assertEquals(KOREAN.text("error.unforeseen"), error.sentence());
        assertFalse(error.details().contains("4111"), error.details());
    }

    private static Failure here(String server) {
        return new Failure(Failure.Kind.CANCELLED, Sentence.of("run.stopped"), new IOException(server));
    }

    private static Failure elsewhere(String server) {
        return new Failure(Failure.Kind.UNAVAILABLE, Sentence.of("mysql.silent", server));
    }
}
