package io.tillwatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What Linux tells in {@code /proc} and {@code /sys}. Everything here is absent on other systems. */
final class LinuxFiles {
    private LinuxFiles() {}

    /** The effective user id of this process, -1 when unknown. */
    static long effectiveUser() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[2]))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | NumberFormatException ignored) {
            return -1;
        }
    }

    /** Bytes that new processes can use without swapping: the machine's, or less inside a limited container. */
    static OptionalLong availableMemory() {
        try {
            long machine = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no MemAvailable"));
            return OptionalLong.of(Math.min(machine, leftInGroup()));
        } catch (IOException | NumberFormatException ignored) {
            return OptionalLong.empty();
        }
    }

    private static long leftInGroup() {
        long left = Long.MAX_VALUE;
        try {
            String own = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                    .filter(line -> line.startsWith("0::"))
                    .map(line -> line.substring(3))
                    .findFirst()
                    .orElse("/");
            Path top = Path.of("/sys/fs/cgroup");
            for (Path group = top.resolve(own.substring(1)); group != null && group.startsWith(top); ) {
                left = Math.min(left, leftIn(group));
                group = group.getParent();
            }
        } catch (IOException ignored) {
            return left;
        }
        return left;
    }

    private static long leftIn(Path group) {
        try {
            String limit = Files.readString(group.resolve("memory.max")).trim();
            if (limit.equals("max")) {
                return Long.MAX_VALUE;
            }
            // The page cache counts as used there, but is given back when somebody needs memory.
            long cache = Files.readAllLines(group.resolve("memory.stat")).stream()
                    .filter(line -> line.startsWith("inactive_file "))
                    .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                    .findFirst()
                    .orElse(0);
            long used = Long.parseLong(
                    Files.readString(group.resolve("memory.current")).trim());
            return Math.max(0, Long.parseLong(limit) - used + cache);
        } catch (IOException | NumberFormatException ignored) {
            return Long.MAX_VALUE;
        }
    }

    /** The whole command line of a process, empty when it cannot be read. */
    static List<String> commandLine(long pid) {
        try {
            String all = Files.readString(
                    Path.of("/proc/" + pid + "/cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return Arrays.stream(all.split("\0", -1))
                    .map(argument -> new String(
                            argument.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .collect(Collectors.toUnmodifiableList());
        } catch (IOException ignored) {
            return List.of();
        }
    }
}
