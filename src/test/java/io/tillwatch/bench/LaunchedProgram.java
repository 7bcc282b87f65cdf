package io.tillwatch.bench;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a person runs it, by the start script, on servers of a measurement. */
final class LaunchedProgram {
    private LaunchedProgram() {}

    /** Ready to be started; passwords go by variables, which other users cannot read. */
    static ProcessBuilder builder(TestDatabase database, IndexSettings index, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("tillwatch").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("TILLWATCH_MYSQL_URL", database.url());
        environment.put("TILLWATCH_MYSQL_USER", database.user());
        environment.put("TILLWATCH_MYSQL_PASSWORD", database.password().reveal());
        environment.put("TILLWATCH_ES_URL", index.url().toString());
        environment.put("TILLWATCH_ES_USER", index.user());
        environment.put("TILLWATCH_ES_PASSWORD", index.password().reveal());
        environment.put("TILLWATCH_INDEX_PREFIX", index.prefix());
        return builder;
    }
}
