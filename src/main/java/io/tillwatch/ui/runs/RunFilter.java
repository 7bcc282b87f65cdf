package io.tillwatch.ui.runs;

import io.tillwatch.service.Run;
import io.tillwatch.ui.common.Address;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which runs of the history are shown; empty parts let all through.
 *
 * @param job as a run records it
 * @param state as of {@link Run.State}, in lower case with hyphens
 * @param text somewhere in its id, who started it, its parameters, message or log; any case
 */
record RunFilter(String job, String state, String text) {
    static RunFilter of(Address address) {
        return new RunFilter(
                address.get("job").orElse(""),
                address.get("state").orElse(""),
                address.get("text").orElse(""));
    }

    Address in(Address address) {
        return address.with("job", job).with("state", state).with("text", text);
    }

    boolean isEmpty() {
        return job.isEmpty() && state.isEmpty() && text.isBlank();
    }

    boolean lets(Run run) {
        return (job.isEmpty() || job.equals(run.job()))
                && (state.isEmpty() || state.equals(word(run.state())))
                && (text.isBlank() || mentions(run, text.strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(Run run, String wanted) {
        return Stream.of(
                        Stream.of(run.id(), run.startedBy(), run.message()),
                        run.parameters().values().stream(),
                        run.log().stream())
                .flatMap(told -> told)
                .anyMatch(told -> told.toLowerCase(Locale.ROOT).contains(wanted));
    }

    static String word(Run.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
