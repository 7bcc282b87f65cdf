package io.tillwatch.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of licences names every library that comes with the application, and none that does not. */
class LicencesTest {
    private static final Pattern JAR = Pattern.compile("([A-Za-z][\\w.]*(?:-[A-Za-z][\\w.]*|-h2)*)-\\d.*\\.jar");

    /** For tests alone; whatever else is on the class path is delivered. */
    private static final Pattern TESTING = Pattern.compile(
            "junit(-.*)?|greenmail|opentest4j|apiguardian-api|testfx-.*|hamcrest.*|archunit.*|fastexcel-reader|aalto-xml|stax2-api|assertj-core|org\\.osgi\\.core|commons-compress|commons-codec");

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        Set<String> delivered = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> JAR.matcher(new File(entry).getName()))
                .filter(Matcher::matches)
                .map(jar -> jar.group(1))
                .filter(name -> !TESTING.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(delivered.contains("picocli"), "the class path is not what this test expects: " + delivered);
        Set<String> listed = list().lines()
                .filter(line -> line.startsWith("    "))
                .flatMap(line -> Arrays.stream(line.strip().split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(delivered, listed);
    }

    @Test
    void everyPartSaysUnderWhichLicence() throws IOException {
        assertEquals(
                "",
                list().lines()
                        .filter(line -> line.matches("  \\S.*") && !line.contains(" – "))
                        .collect(Collectors.joining("\n")));
    }

    private static String list() throws IOException {
        try (InputStream text = Objects.requireNonNull(LicencesTest.class.getResourceAsStream("licences.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
