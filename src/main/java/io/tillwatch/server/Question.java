package io.tillwatch.server;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** The parameters of a request. What is wrong with them is said without repeating it: it may be anything. */
final class Question {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_ID = 512;

    private Question() {}

    /** What was asked cannot be answered. Its message is told to the caller. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** The one parameter {@code date}, as YYYYMMDD. */
    static LocalDate date(Request request) throws Wrong {
        String text = only(request, "date");
        try {
            if (text.matches("[0-9]{8}")) {
                return LocalDate.parse(text, COMPACT);
            }
        } catch (DateTimeException noDate) {
            // said below
        }
        throw new Wrong("The parameter date has to be a calendar date as YYYYMMDD.");
    }

    /** The one parameter {@code store_id}. */
    static String store(Request request) throws Wrong {
        String text = only(request, "store_id");
        if (text.length() > LONGEST_ID) {
            throw new Wrong("The parameter store_id is too long.");
        }
        return text;
    }

    private static String only(Request request, String name) throws Wrong {
        Fields fields;
        try {
            fields = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        } catch (RuntimeException malformed) {
            throw new Wrong("The parameters cannot be read: they have to be URL-encoded UTF-8.");
        }
        for (Fields.Field field : fields) {
            if (!field.getName().equals(name)) {
                throw new Wrong("There is no such parameter here; the only one is " + name + ".");
            }
        }
        List<String> values = fields.getValuesOrEmpty(name);
        if (values.size() > 1) {
            throw new Wrong("The parameter " + name + " is given more than once.");
        }
        if (values.isEmpty() || values.getFirst().isBlank()) {
            throw new Wrong("The parameter " + name + " is missing.");
        }
        return values.getFirst();
    }
}
