package io.tillwatch.embedded;

import io.tillwatch.model.Failure;
import io.tillwatch.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The words put before a command so that it runs as the user the servers run as. Elasticsearch refuses root, so root
 * starts the servers as "nobody"; everybody else starts them as themselves. Where the system can do it, a server also
 * dies with its watcher.
 */
final class RunAs {
    /** The user and group "nobody" by number: names differ between distributions, and need not exist. */
    private static final int NOBODY = 65534;

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final List<String> DIES_WITH_PARENT = List.of("--pdeathsig", "KILL");

    private final List<String> prefix;
    private final boolean unprivileged;

    private RunAs(List<String> prefix, boolean unprivileged) {
        this.prefix = prefix;
        this.unprivileged = unprivileged;
    }

    static RunAs find(HostPlatform platform) {
        if (platform.kind() != HostPlatform.Kind.LINUX) {
            return new RunAs(List.of(), false);
        }
        if (!platform.root()) {
            List<String> dying = new ArrayList<>(List.of("setpriv"));
            dying.addAll(DIES_WITH_PARENT);
            return new RunAs(works(dying) ? List.copyOf(dying) : List.of(), false);
        }
        List<String> dying = new ArrayList<>(AS_NOBODY);
        dying.addAll(DIES_WITH_PARENT);
        for (List<String> candidate : List.of(dying, AS_NOBODY, List.of("runuser", "-u", "nobody", "--"))) {
            if (works(candidate)) {
                return new RunAs(List.copyOf(candidate), true);
            }
        }
        throw new Failure(Failure.Kind.REFUSED, Sentence.of("servers.root"));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Whether the servers run as another user than we do. */
    boolean unprivileged() {
        return unprivileged;
    }

    /** Whether that user can enter and read the folder. */
    boolean canRead(Path folder) {
        return !unprivileged || works(command(List.of("ls", folder.toString())), List.of());
    }

    /** Whether that user can run the program. */
    boolean canRun(List<String> program) {
        return works(command(program), List.of());
    }

    /** Gives a folder and all in it to that user. */
    void give(Path folder) throws IOException {
        if (!unprivileged) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean works(List<String> prefix) {
        return works(prefix, List.of("true"));
    }

    private static boolean works(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        try {
            Process process = new ProcessBuilder(whole)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException ignored) {
            return false;
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, Sentence.of("servers.start.interrupted"));
        }
    }
}
