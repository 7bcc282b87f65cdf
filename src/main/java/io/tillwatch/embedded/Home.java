package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything embedded: {@code servers} (unpacked once), {@code instances} (one folder each, with its lock
 * and its record of processes beside it) and {@code logs}.
 */
record Home(Path folder) {

    /** The wished folder, or one in its place that the user who runs the servers can enter. */
    static Home open(@Nullable Path wished, HostPlatform platform, RunAs runAs) {
        List<Path> candidates = new ArrayList<>();
        Path first = wished == null ? platform.dataHome(System.getenv()) : wished.toAbsolutePath();
        candidates.add(first);
        if (runAs.unprivileged()) {
            String name = UUID.nameUUIDFromBytes(first.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toString()
                    .substring(0, 8);
            candidates.add(Path.of("/var/lib/tillwatch/for-" + name));
            candidates.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "tillwatch-" + name));
        }
        @Nullable IOException last = null;
        for (Path candidate : candidates) {
            try {
                Home home = make(candidate, runAs);
                if (runAs.canRead(home.servers())) {
                    return home;
                }
            } catch (IOException failed) {
                last = failed;
            }
        }
        throw new Failure(Failure.Kind.REFUSED, Sentence.of("servers.home", first), last);
    }

    private static Home make(Path folder, RunAs runAs) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            // Others may pass through as far as the user that runs the servers needs it, and list nothing.
            Folders.make(folder, runAs.unprivileged() ? "rwx--x--x" : "rwx------");
        } else if (runAs.unprivileged()) {
            requireOurs(folder);
        }
        Home home = new Home(folder.toRealPath());
        Folders.make(home.servers(), runAs.unprivileged() ? "rwxr-xr-x" : "rwx------");
        Folders.make(home.instances(), runAs.unprivileged() ? "rwx--x--x" : "rwx------");
        Folders.make(home.logs(), "rwx------");
        return home;
    }

    /** Root runs what lies in this folder, so nobody else may have put it there. */
    private static void requireOurs(Path folder) throws IOException {
        Path real = folder.toRealPath();
        boolean ours = Integer.valueOf(0).equals(Files.getAttribute(real, "unix:uid"))
                && Files.getPosixFilePermissions(real).stream()
                        .noneMatch(right ->
                                right == PosixFilePermission.OTHERS_WRITE || right == PosixFilePermission.GROUP_WRITE);
        if (!ours) {
            throw new IOException("not root's own folder");
        }
    }

    Path servers() {
        return folder.resolve("servers");
    }

    Path instances() {
        return folder.resolve("instances");
    }

    Path logs() {
        return folder.resolve("logs");
    }
}
