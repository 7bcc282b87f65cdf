package io.tillwatch.app;

import io.tillwatch.config.PrivateFiles;
import io.tillwatch.service.Run.ProcessStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who and where this process is, and whether another one on this machine still runs. */
final class ThisProcess {
    /** Two readings of one process's start may differ by the clock's corrections, but not by more than this. */
    private static final long SAME_START_MILLIS = 5_000;

    private final Map<String, String> environment;
    private final Path dataFolder;

    /** @param dataFolder where this machine's name for itself is kept if the system has none */
    ThisProcess(Map<String, String> environment, Path dataFolder) {
        this.environment = environment;
        this.dataFolder = dataFolder;
    }

    /** {@code user@host} */
    String startedBy() {
        return startedBy(environment);
    }

    /** As {@link #startedBy()}. */
    static String startedBy(Map<String, String> environment) {
        return System.getProperty("user.name", "unknown") + "@" + hostName(environment);
    }

    ProcessStamp stamp() {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessStamp(machine(), self.pid(), start(self));
    }

    /** Whether a process certainly runs no more; false when that cannot be known from here. */
    boolean isDead(ProcessStamp other) {
        if (!other.host().equals(machine())) {
            return false;
        }
        Optional<ProcessHandle> found = ProcessHandle.of(other.pid());
        if (found.isEmpty() || isZombie(other.pid())) {
            return true;
        }
        long start = start(found.get());
        return start != 0 && other.startedAt() != 0 && Math.abs(start - other.startedAt()) > SAME_START_MILLIS;
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** A killed process whose parent has not asked for its end is still listed, but does nothing any more. */
    private static boolean isZombie(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        int name = stat.lastIndexOf(')');
        return name >= 0 && stat.startsWith(") Z", name);
    }

    /**
     * A name that no other machine has: host names are given twice, and process ids mean nothing on another machine, in
     * another container or after a restart.
     */
    private String machine() {
        String boot = read(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        String inside = boot.isEmpty() ? ownName() : boot + processSpace();
        return hostName(environment) + "/" + UUID.nameUUIDFromBytes(inside.getBytes(StandardCharsets.UTF_8));
    }

    private static String processSpace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | RuntimeException unknown) {
            return "";
        }
    }

    private String ownName() {
        Path file = dataFolder.resolve("machine-id");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.createFolder(dataFolder);
                PrivateFiles.createFile(file);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file);
        } catch (IOException unusable) {
            // Then nobody takes us for dead but by our silence.
            return UUID.randomUUID().toString();
        }
    }

    /** Without asking a name server: that may take seconds where there is none. */
    private static String hostName(Map<String, String> environment) {
        String linux = read(Path.of("/proc/sys/kernel/hostname")).strip();
        if (!linux.isEmpty()) {
            return linux;
        }
        String windows = environment.getOrDefault("COMPUTERNAME", "");
        return windows.isEmpty() ? environment.getOrDefault("HOSTNAME", "localhost") : windows;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
