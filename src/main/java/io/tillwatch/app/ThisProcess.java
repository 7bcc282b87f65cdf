package io.tillwatch.app;

import io.tillwatch.service.Run.ProcessStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Who and where this process is. */
final class ThisProcess {
    private final String host;

    ThisProcess(Map<String, String> environment) {
        this.host = hostName(environment);
    }

    /** {@code user@host} */
    String startedBy() {
        return System.getProperty("user.name", "unknown") + "@" + host;
    }

    ProcessStamp stamp() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessStamp(
                host,
                self.pid(),
                self.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Without asking a name server: that may take seconds where there is none. */
    private static String hostName(Map<String, String> environment) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            String windows = environment.getOrDefault("COMPUTERNAME", "");
            return windows.isEmpty() ? environment.getOrDefault("HOSTNAME", "localhost") : windows;
        }
    }
}
