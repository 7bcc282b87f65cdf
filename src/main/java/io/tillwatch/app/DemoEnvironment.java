package io.tillwatch.app;

import io.tillwatch.config.IndexSettings;
import io.tillwatch.config.PrivateFiles;
import io.tillwatch.embedded.EmbeddedServers;
import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that sets the variables which point another command at the demo's servers. Holds the passwords made for this
 * one start, so it is readable by its owner alone and is removed with the servers.
 */
final class DemoEnvironment implements AutoCloseable {
    private final Path folder;
    private final EmbeddedServers servers;

    DemoEnvironment(Path folder, EmbeddedServers servers) {
        this.folder = folder;
        this.servers = servers;
    }

    Path file() {
        return folder.resolve("demo-" + ProcessHandle.current().pid() + ".env");
    }

    void write() {
        IndexSettings index = servers.indexSettings("");
        StringBuilder text = new StringBuilder();
        append(text, "TILLWATCH_MYSQL_URL", servers.jdbcUrl());
        append(text, "TILLWATCH_MYSQL_USER", servers.databaseUser());
        append(text, "TILLWATCH_MYSQL_PASSWORD", servers.databasePassword().reveal());
        append(text, "TILLWATCH_MYSQL_TABLE", DemoLoad.TABLE);
        append(text, "TILLWATCH_ES_URL", index.url().toString());
        append(text, "TILLWATCH_ES_USER", index.user());
        append(text, "TILLWATCH_ES_PASSWORD", index.password().reveal());
        append(text, "TILLWATCH_INDEX_PREFIX", index.prefix());
        try {
            PrivateFiles.createFolder(folder);
            Files.deleteIfExists(file());
            PrivateFiles.createFile(file());
            Files.writeString(file(), text);
        } catch (IOException unwritable) {
            throw new Failure(Failure.Kind.REFUSED, Sentence.of("cli.folder.unwritable", folder), unwritable);
        }
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append("export ")
                .append(name)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException stays) {
            // The passwords in it are of servers that end now.
        }
    }
}
