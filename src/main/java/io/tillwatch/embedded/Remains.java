package io.tillwatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends and deletes what instances left whose Tillwatch was killed. Never touches a process that is not proven ours. */
final class Remains {
    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private Remains() {}

    /** Looks at all instances. Call it under the home's lock. */
    static void clean(Home home) throws IOException {
        List<String> names = new ArrayList<>();
        try (var locks = Files.newDirectoryStream(home.instances(), "*.lock")) {
            locks.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.lock$", "")));
        }
        for (String name : names) {
            if (!Instance.ownedByUs(home.instances(), name)) {
                clean(home, name);
            }
        }
        try (var drafts = Files.newDirectoryStream(home.servers(), "unpacking-*")) {
            for (Path draft : drafts) {
                Folders.delete(draft);
            }
        }
    }

    private static void clean(Home home, String name) throws IOException {
        Optional<Lock> lock = Lock.tryTake(Instance.lockFile(home.instances(), name));
        if (lock.isEmpty()) {
            return;
        }
        try {
            List<ProcessHandle> left = processesOf(home, name);
            if (!left.isEmpty()) {
                LOG.info("Ending {} processes that an earlier run left in {}", left.size(), name);
            }
            end(left);
            Instance.discard(home.instances(), name);
        } finally {
            lock.get().close();
        }
    }

    /** Ends the processes at once and waits until they are gone. */
    static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException ignored) {
            LOG.warn("Some processes of the built-in servers did not end in time");
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The processes that carry this instance's folder in their command line the way we start them. The record tells
     * which they are; one that was started too late to be recorded is found by its command line alone.
     */
    private static List<ProcessHandle> processesOf(Home home, String name) {
        Path folder = home.instances().resolve(name);
        Map<Long, ProcessHandle> found = new LinkedHashMap<>();
        ProcessRecord.read(Instance.recordFile(home.instances(), name))
                .ifPresent(record -> record.children().stream()
                        .flatMap(child -> child.find().stream())
                        .filter(process -> CommandLine.of(process)
                                .map(line -> line.names(folder))
                                // Where command lines cannot be read, number and moment of start must do.
                                .orElse(true))
                        .forEach(process -> found.put(process.pid(), process)));
        ProcessHandle.allProcesses()
                .filter(process ->
                        CommandLine.of(process).map(line -> line.names(folder)).orElse(false))
                .forEach(process -> found.putIfAbsent(process.pid(), process));
        return List.copyOf(found.values());
    }
}
