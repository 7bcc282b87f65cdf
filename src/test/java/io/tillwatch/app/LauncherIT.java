package io.tillwatch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tillwatch} in a small checkout of its own, with a program that repeats its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final List<String> TOOLS = List.of(
            "sh",
            "find",
            "head",
            "dirname",
            "readlink",
            "uname",
            "mkdir",
            "cat",
            "mv",
            "rm",
            "flock",
            "sleep",
            "grep",
            "nice");
    private static final String JDK = System.getProperty("java.home");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path temporary;

    private Path checkout = Path.of("/");
    private Path tools = Path.of("/");

    private record Result(int exit, List<String> out, String err) {
        /** The output without what the program adds. */
        List<String> arguments() {
            return out.subList(0, out.size() - 2);
        }
    }

    private record Call(Process process, Path out, Path err) {
        Result result() throws Exception {
            return new Result(process.waitFor(), Files.readAllLines(out), Files.readString(err));
        }
    }

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        checkout = Files.createDirectories(temporary.resolve("tïll wätch"));
        for (String folder : List.of("src/main", "resources", "target/lib", "target/embedded")) {
            Files.createDirectories(checkout.resolve(folder));
        }
        Files.writeString(checkout.resolve("pom.xml"), "");
        // What stands outside of a checkout is looked for below the test's folder.
        String script = Files.readString(Path.of("tillwatch"))
                .replace(" /usr/lib/jvm/*", " '" + temporary + "'/jvm/*")
                .replaceAll(" /(usr|opt|home|Library)/", " " + "/nonexistent/$1/");
        program(checkout.resolve("tillwatch"), script);
        writeJar(checkout.resolve("target/tillwatch-1.jar"));
        // An empty one means that none can be made; making one takes a while and is not the matter here.
        Files.createFile(checkout.resolve("target/tillwatch.aot"));
        try (var sources = Files.walk(checkout)) {
            for (Path source : (Iterable<Path>) sources::iterator) {
                if (!source.startsWith(checkout.resolve("target"))) {
                    Files.setLastModifiedTime(source, FileTime.from(LONG_AGO));
                }
            }
        }
        tools = Files.createDirectory(temporary.resolve("tools"));
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                Path original = Path.of(folder, tool);
                if (Files.exists(original) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), original);
                }
            }
        }
    }

    @Test
    void forwardsArgumentsAsTheyAreAndTheExitCode() throws Exception {
        Result result = run(Map.of("JAVA_HOME", JDK), "a b", "*", "", "가맹점", "exit=7");
        assertEquals(7, result.exit());
        assertEquals(List.of("[a b]", "[*]", "[]", "[가맹점]", "[exit=7]"), result.arguments());
        assertEquals("", result.err());
    }

    @Test
    void optionsForTheJvmWinOverItsOwn() throws Exception {
        Result result =
                run(Map.of("JAVA_HOME", JDK, "TILLWATCH_JAVA_OPTS", "-Dgiven=yes -Xmx96m -XX:+UseParallelGC"), "x");
        assertEquals(0, result.exit());
        assertTrue(result.out().contains("given=yes"), result.toString());
        assertTrue(Integer.parseInt(result.out().getLast().replaceAll(".*=", "")) <= 96, result.toString());
    }

    @Test
    void notesOfTheFirstSyncDisturbNothing() throws Exception {
        Files.delete(checkout.resolve("target/tillwatch.aot"));
        assertEquals(0, run(Map.of("JAVA_HOME", JDK), "x").exit());
        assertTrue(Files.size(checkout.resolve("target/tillwatch.aot")) > 0);
        Result first = run(Map.of("JAVA_HOME", JDK), "sync", "exit=3");
        assertEquals(3, first.exit());
        assertEquals(List.of("[sync]", "[exit=3]"), first.arguments());
        assertEquals(4, first.out().size(), first.toString());
        assertEquals("", first.err());
        // This program never reads a sale, so its notes are thrown away.
        for (int wait = 0; Files.exists(checkout.resolve("target/tillwatch-sync.aot.notes")); wait++) {
            assertTrue(wait < 300, "notes are left behind");
            Thread.sleep(100);
        }
        assertFalse(Files.exists(checkout.resolve("target/tillwatch-sync.aot")));
    }

    @Test
    void worksThroughLinksFromAnyFolder() throws Exception {
        Path one = Files.createSymbolicLink(temporary.resolve("one"), checkout.resolve("tillwatch"));
        Path two = Files.createSymbolicLink(
                temporary.resolve("two"), Path.of(one.getFileName().toString()));
        Result result = start(Path.of("/"), Map.of("JAVA_HOME", JDK), List.of(two.toString(), "x"))
                .result();
        assertEquals(List.of("[x]"), result.arguments());
    }

    @Test
    void findsAJdkInTheUsualFoldersWhenJavaHomeIsNone() throws Exception {
        Files.createDirectories(temporary.resolve("jvm"));
        Files.createSymbolicLink(temporary.resolve("jvm/some-jdk"), Path.of(JDK));
        assertEquals(0, run(Map.of("JAVA_HOME", "/nonexistent")).exit());
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        Result result = run(Map.of());
        assertEquals(1, result.exit());
        assertEquals(List.of(), result.out());
        assertTrue(result.err().startsWith("tillwatch: no JDK 25 found"), result.err());
        assertEquals(1, result.err().lines().count());
    }

    @Test
    void buildsOnceWhatASourceChanged() throws Exception {
        maven("echo noise; echo built >>'" + temporary + "/builds'");
        assertFalse(run(Map.of("JAVA_HOME", JDK)).err().contains("building"));
        touch(checkout.resolve("pom.xml"));

        Result built = run(Map.of("JAVA_HOME", JDK), "x");
        assertEquals(List.of("[x]"), built.arguments());
        assertTrue(built.err().startsWith("tillwatch: building"), built.err());
        assertEquals("", run(Map.of("JAVA_HOME", JDK)).err());
        assertEquals(List.of("built"), Files.readAllLines(temporary.resolve("builds")));
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        maven("sleep 1; echo built >>'" + temporary + "/builds'");
        touch(checkout.resolve("pom.xml"));
        List<Call> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(start(
                    checkout,
                    Map.of("JAVA_HOME", JDK),
                    List.of(checkout.resolve("tillwatch").toString())));
        }
        for (Call one : both) {
            assertEquals(0, one.result().exit());
        }
        assertEquals(List.of("built"), Files.readAllLines(temporary.resolve("builds")));
    }

    @Test
    void failedBuildSaysWhereItsLogIsAndIsTriedAgain() throws Exception {
        maven("echo broken; exit 1");
        touch(checkout.resolve("pom.xml"));
        for (int i = 0; i < 2; i++) {
            Result result = run(Map.of("JAVA_HOME", JDK));
            assertEquals(1, result.exit());
            assertEquals(List.of(), result.out());
            assertTrue(result.err().contains("the build failed; the log is " + checkout.toRealPath()), result.err());
        }
        assertEquals(
                "broken",
                Files.readString(checkout.resolve("target/launcher-build.log")).trim());
    }

    @Test
    void buildWithoutMavenSaysSo() throws Exception {
        touch(checkout.resolve("pom.xml"));
        Result result = run(Map.of("JAVA_HOME", JDK));
        assertEquals(1, result.exit());
        assertTrue(result.err().contains("Maven (mvn) is needed"), result.err());
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("tillwatch").toString()));
        command.addAll(List.of(arguments));
        return start(temporary, environment, command).result();
    }

    private Call start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", temporary.toString()));
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        return new Call(
                builder.redirectError(err.toFile()).redirectOutput(out.toFile()).start(), out, err);
    }

    private void maven(String work) throws IOException {
        program(tools.resolve("mvn"), "#!/bin/sh\n" + work + "\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Newer than the jar, whatever the resolution of the file system's clock. */
    private static void touch(Path file) throws IOException {
        Path jar = file.resolveSibling("target/tillwatch-1.jar");
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO.plusSeconds(60)));
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(120)));
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EchoMain.class.getName());
        String entry = EchoMain.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = EchoMain.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            Objects.requireNonNull(code).transferTo(jar);
            jar.closeEntry();
        }
    }
}
