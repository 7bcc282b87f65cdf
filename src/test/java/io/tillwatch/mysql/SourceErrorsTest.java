package io.tillwatch.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.model.Failure;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that a server at hand cannot be brought to. */
class SourceErrorsTest {
    private final SourceErrors errors =
            new SourceErrors(JdbcUrl.parse("jdbc:mysql://db.example/pay"), "reader", "platform_sales");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | S1009 | Unable to load authentication plugin 'client_ed25519'. | REFUSED     | in a way that is not known",
                "1038 | HY001 | Out of sort memory                                     | REFUSED     | too little memory to sort",
                "4031 | HY000 | The client was disconnected because of inactivity      | UNAVAILABLE | broke while reading",
                "0    | 08001 | SSL Connection required, but not provided by server.   | REFUSED     | way to another machine",
            })
    void saysWhatItIs(int code, String state, String driver, Failure.Kind kind, String part) {
        Failure failure = errors.translate(new SQLException(driver, state, code));
        assertEquals(kind, failure.kind());
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }
}
