package io.tillwatch.embedded;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tillwatch.embedded.EmbeddedOptions.Parts;
import io.tillwatch.model.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    @TempDir
    Path temporary;

    private final List<EmbeddedServers> opened = new ArrayList<>();
    private final List<Process> programs = new ArrayList<>();
    private Path wished = Path.of("/");
    private Home home = new Home(wished);

    /** The temporary folder is one that only its owner can enter: the servers of root must still start. */
    @BeforeEach
    void chooseHome() {
        wished = temporary.resolve("höme dir");
        HostPlatform platform = HostPlatform.current();
        home = Home.open(wished, platform, RunAs.find(platform));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        opened.forEach(EmbeddedServers::close);
        programs.forEach(Process::destroyForcibly);
        if (!home.folder().startsWith(temporary)) {
            Folders.delete(home.folder());
        }
    }

    @Test
    void bothAnswerWithTheirPasswordsAndCloseLeavesNothing() throws Exception {
        EmbeddedServers servers = start(options(Parts.BOTH));
        List<Long> processes = servers.processes();
        assertAll(
                () -> assertEquals("utf8mb4", answer(servers, "SELECT @@character_set_database")),
                () -> assertEquals("0", answer(servers, "SELECT @@local_infile")),
                () -> assertEquals("+00:00", answer(servers, "SELECT @@time_zone")),
                () -> assertEquals("1", answer(servers, "SELECT COUNT(*) FROM mysql.user WHERE User <> 'mariadb.sys'")),
                () -> assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(servers.jdbcUrl(), "root", "")
                                .close()),
                () -> assertEquals("127.0.0.1", servers.elasticsearchUrl().getHost()),
                () -> assertTrue(processes.size() >= 5, "watchers, servers and a launcher: " + processes),
                () -> assertEquals(List.of(), openToOthers(), "files that others may use"),
                () -> assertEquals(List.of(), ofRoot(processes), "servers that run as root"),
                () -> assertTrue(
                        processes.stream()
                                .flatMap(pid -> LinuxFiles.commandLine(pid).stream())
                                .noneMatch(argument -> argument.contains(
                                        servers.databasePassword().reveal())),
                        "no password in a command line"));

        String role = "{\"indices\": [{\"names\": [\"mine*\"], \"privileges\": [\"read\"]}]}";
        assertEquals("reader", servers.addElasticsearchUser("reader", role, "").user());

        servers.close();
        assertGone(processes);
        assertEquals(List.of(), remains());
    }

    @Test
    void killedParentTakesItsServersWithItAndTheNextStartCleansUp() throws Exception {
        Process program = program(Parts.BOTH);
        List<Long> processes = untilReady(program);
        assertFalse(processes.isEmpty());

        program.destroyForcibly().waitFor();

        assertGone(processes);
        assertFalse(remains().isEmpty(), "a killed program cannot delete its data");
        start(options(Parts.DATABASE)).close();
        assertEquals(List.of(), remains());
    }

    @Test
    void interruptedStartLeavesNothing() throws Exception {
        Process program = program(Parts.ELASTICSEARCH);
        BufferedReader output = program.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (!"Starting Elasticsearch".equals(line)) {
            assertNotNull(line, "the program ended early");
            line = output.readLine();
        }
        waitUntil(() -> program.descendants().count() >= 3);
        List<Long> processes = program.descendants().map(ProcessHandle::pid).toList();

        program.destroy();

        assertTrue(program.waitFor(30, TimeUnit.SECONDS));
        assertGone(processes);
        assertEquals(List.of(), remains());
    }

    @Test
    void twoAtOnceKeepApartAndKeptDataHaveOneUser() throws Exception {
        EmbeddedServers first = start(options(Parts.DATABASE).withKeep(true));
        EmbeddedServers second = start(options(Parts.DATABASE));
        assertNotEquals(first.jdbcUrl(), second.jdbcUrl());
        answer(first, "CREATE TABLE kept (n INT)");
        assertThrows(SQLException.class, () -> answer(second, "SELECT COUNT(*) FROM kept"));

        Failure refused =
                assertThrows(Failure.class, () -> start(options(Parts.DATABASE).withKeep(true)));
        assertTrue(refused.getMessage().contains("kept data"), refused.getMessage());

        first.close();
        second.close();
        EmbeddedServers again = start(options(Parts.DATABASE).withKeep(true));
        assertEquals("0", answer(again, "SELECT COUNT(*) FROM kept"));
    }

    @Test
    void takenPortIsLeftAlone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            List<Integer> ports = new ArrayList<>(List.of(taken.getLocalPort()));
            EmbeddedServers servers =
                    start(limits(() -> ports.isEmpty() ? MariaDbServer.freePort() : ports.removeFirst()));
            assertEquals("1", answer(servers, "SELECT 1"));
            servers.close();

            Failure failure = assertThrows(Failure.class, () -> start(limits(taken::getLocalPort)));
            assertTrue(failure.getMessage().contains("port was taken"), failure.getMessage());
            assertEquals(List.of(), remains());
        }
    }

    @Test
    void serverThatEndsWhileItStartsIsNoticedAtOnce() throws IOException {
        long began = System.nanoTime();
        Failure failure = assertThrows(
                Failure.class, () -> start(options(Parts.ELASTICSEARCH).withHeapMegabytes(1)));
        assertTrue(failure.getMessage().startsWith("Elasticsearch ended while it started: "), failure.getMessage());
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 120, "not the whole five minutes");
        assertEquals(List.of(), remains());
    }

    private EmbeddedOptions options(Parts parts) {
        return EmbeddedOptions.standard(action -> {})
                .withHome(wished)
                .with(parts)
                .withHeapMegabytes(512)
                .withReadyWithin(Duration.ofMinutes(5));
    }

    private static MachineLimits limits(IntSupplier port) {
        return new MachineLimits(OptionalLong.empty(), port);
    }

    private EmbeddedServers start(EmbeddedOptions options) {
        return remember(EmbeddedServers.start(options, InstantSource.system(), line -> {}));
    }

    private EmbeddedServers start(MachineLimits machine) {
        return remember(EmbeddedServers.start(options(Parts.DATABASE), InstantSource.system(), line -> {}, machine));
    }

    private EmbeddedServers remember(EmbeddedServers servers) {
        opened.add(servers);
        return servers;
    }

    private Process program(Parts parts) throws IOException {
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersMain.class.getName(),
                        wished.toString(),
                        parts.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        programs.add(program);
        return program;
    }

    private static List<Long> untilReady(Process program) throws IOException {
        BufferedReader output = program.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("processes ")) {
                return Stream.of(line.replaceAll("[^0-9,]", "").split(",", -1))
                        .map(Long::valueOf)
                        .toList();
            }
        }
        throw new IOException("the program ended early");
    }

    private static String answer(EmbeddedServers servers, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        servers.jdbcUrl(),
                        servers.databaseUser(),
                        servers.databasePassword().reveal());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void assertGone(List<Long> processes) {
        waitUntil(() -> processes.stream().noneMatch(EmbeddedServersIT::runs));
    }

    /** What ended and was not yet collected by its parent does not run. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                && !LinuxFiles.commandLine(pid).equals(List.of(""));
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within 30 s");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private List<Path> remains() throws IOException {
        try (Stream<Path> files = Files.list(home.instances())) {
            return files.toList();
        }
    }

    /** Running servers create and remove files all the time: one that is gone when asked about is open to nobody. */
    private List<Path> openToOthers() throws IOException {
        List<Path> open = new ArrayList<>();
        Files.walkFileTree(home.instances(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return folder.equals(home.instances()) ? FileVisitResult.CONTINUE : visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (!attributes.isSymbolicLink()
                            && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                        open.add(file);
                    }
                } catch (NoSuchFileException removedMeanwhile) {
                    // nothing to judge
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                return problem == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, problem);
            }
        });
        return open;
    }

    /** The servers themselves, not the watchers: those only wait. */
    private static List<Long> ofRoot(List<Long> processes) {
        return processes.stream()
                .filter(pid -> !LinuxFiles.commandLine(pid).contains(CommandLine.WATCHER))
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().user())
                        .filter("root"::equals)
                        .isPresent())
                .toList();
    }
}
