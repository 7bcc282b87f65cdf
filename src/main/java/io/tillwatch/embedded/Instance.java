package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of one running pair of servers, locked as long as this process has it. */
final class Instance {
    /** The name of the one instance whose data are kept. */
    static final String KEPT = "kept";

    private final String name;
    private final Path instances;
    private final Lock lock;

    private Instance(String name, Path instances, Lock lock) {
        this.name = name;
        this.instances = instances;
        this.lock = lock;
    }

    /** Makes or takes over the folder. Call it while no other start looks for remains. */
    static Instance take(Path instances, String name, RunAs runAs) throws IOException {
        Optional<Lock> lock = ownedByUs(instances, name) ? Optional.empty() : Lock.tryTake(lockFile(instances, name));
        if (lock.isEmpty()) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    ProcessRecord.read(recordFile(instances, name))
                            .map(record -> Sentence.of(
                                    "servers.kept.busy.process", record.parent().pid()))
                            .orElse(Sentence.of("servers.kept.busy")));
        }
        Instance instance = new Instance(name, instances, lock.get());
        instance.record(java.util.List.of());
        Folders.make(instance.folder(), "rwx------");
        runAs.give(instance.folder());
        return instance;
    }

    /** Whether this very process has the instance; to look at the lock would then release it. */
    static boolean ownedByUs(Path instances, String name) {
        return ProcessRecord.read(recordFile(instances, name))
                .flatMap(record -> record.parent().find())
                .map(parent -> parent.pid() == ProcessHandle.current().pid())
                .orElse(false);
    }

    String name() {
        return name;
    }

    Path folder() {
        return instances.resolve(name);
    }

    void record(Iterable<ProcessHandle> children) throws IOException {
        ProcessRecord.of(children).write(recordFile(instances, name));
    }

    /** Gives the folder up, and deletes it unless it is the kept one. No process may use it any more. */
    void release() throws IOException {
        try {
            discard(instances, name);
        } finally {
            lock.close();
        }
    }

    /** Deletes what an instance leaves; of the kept one only the record. The lock is the caller's. */
    static void discard(Path instances, String name) throws IOException {
        java.nio.file.Files.deleteIfExists(recordFile(instances, name));
        if (!name.equals(KEPT)) {
            Folders.delete(instances.resolve(name));
            java.nio.file.Files.deleteIfExists(lockFile(instances, name));
        }
    }

    static Path recordFile(Path instances, String name) {
        return instances.resolve(name + ".processes");
    }

    static Path lockFile(Path instances, String name) {
        return instances.resolve(name + ".lock");
    }
}
