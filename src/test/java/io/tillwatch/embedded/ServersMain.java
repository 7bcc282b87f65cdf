package io.tillwatch.embedded;

import io.tillwatch.embedded.EmbeddedOptions.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A program of its own that starts servers and keeps them until its standard input ends or somebody ends it. */
public final class ServersMain {
    private ServersMain() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedOptions options = EmbeddedOptions.standard(
                        action -> Runtime.getRuntime().addShutdownHook(new Thread(action)))
                .withHome(Path.of(arguments[0]))
                .with(Parts.valueOf(arguments[1]))
                .withHeapMegabytes(512)
                .withReadyWithin(Duration.ofMinutes(5));
        EmbeddedServers servers = EmbeddedServers.start(options, InstantSource.system(), System.out::println);
        System.out.println("processes " + servers.processes());
        while (System.in.read() >= 0) {
            // Until whoever started us ends.
        }
        servers.close();
    }
}
