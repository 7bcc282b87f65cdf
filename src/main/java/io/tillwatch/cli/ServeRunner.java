package io.tillwatch.cli;

import io.tillwatch.config.Setting;
import io.tillwatch.model.Sentence;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the scheduler and the HTTP API without a desktop. */
public interface ServeRunner {
    /** Serves until it is asked to stop. Throws a Failure when it cannot begin; later troubles are told and outlived. */
    void serve(Request request, Listener listener);

    /** Asks it to stop; from any thread, also before it has begun. */
    void stop();

    /**
     * What is asked for.
     *
     * @param config file to be read instead of the profile's own; null for that one
     * @param profile null for the default one
     * @param overrides settings that the command line says
     */
    record Request(@Nullable Path config, @Nullable String profile, Map<Setting, String> overrides) {}

    /** Follows it. */
    interface Listener {
        /** It answers at this address from now on. */
        void listening(URI address);

        void said(Sentence sentence);
    }
}
