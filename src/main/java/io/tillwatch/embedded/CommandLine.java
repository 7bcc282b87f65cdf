package io.tillwatch.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a running process. */
record CommandLine(List<String> arguments) {
    /** The argument our watcher has before the instance's folder. */
    static final String WATCHER = "tillwatch-watch";
    /** The argument our Java processes have with the instance's folder. */
    static final String JAVA_MARK = "-Dtillwatch.instance=";

    static Optional<CommandLine> of(ProcessHandle process) {
        List<String> linux = LinuxFiles.commandLine(process.pid());
        if (linux.size() > 1) {
            return Optional.of(new CommandLine(linux));
        }
        ProcessHandle.Info info = process.info();
        return info.arguments().map(arguments -> {
            List<String> all = new ArrayList<>(List.of(info.command().orElse("")));
            all.addAll(List.of(arguments));
            return new CommandLine(all);
        });
    }

    /**
     * Whether we started this process for the instance with this folder. A pager or an editor on one of its files does
     * not count.
     */
    boolean names(Path folder) {
        int watcher = arguments.indexOf(WATCHER);
        boolean watches = watcher > 0
                && watcher + 1 < arguments.size()
                && arguments.get(watcher + 1).equals(folder.toString());
        return watches
                || arguments.contains(JAVA_MARK + folder)
                || arguments.contains("--datadir=" + MariaDbServer.data(folder));
    }
}
