package io.tillwatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every sentence of the sources stands in both bundles, with as many blanks as it is given values. */
class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern BLANK = Pattern.compile("%(?:(\\d)\\$)?([^%])|%%");
    private static final ResourceBundle ENGLISH = Sentence.bundle(Locale.ROOT);
    private static final ResourceBundle KOREAN = Sentence.bundle(Locale.KOREAN);

    /** {@code Sentence.of("key", …)} somewhere in the sources. */
    private record Use(String where, @Nullable String key, int values) {}

    @Test
    void everyUseNamesAKeyAndFillsItsBlanks() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Use use : uses()) {
            if (use.key() == null) {
                wrong.add(use.where() + " gives no literal key");
            } else if (!ENGLISH.containsKey(use.key())) {
                wrong.add(use.where() + " uses an unknown key: " + use.key());
            } else if (blanks(ENGLISH.getString(use.key())).size() != use.values()) {
                wrong.add(use.where() + " does not fill the blanks of " + use.key());
            }
            used.add(String.valueOf(use.key()));
        }
        assertEquals(List.of(), wrong);
        Set<String> unused = new TreeSet<>(ENGLISH.keySet());
        unused.removeAll(used);
        assertEquals(Set.of(), unused, "nobody says these");
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertEquals(new TreeSet<>(ENGLISH.keySet()), new TreeSet<>(KOREAN.keySet()));
        List<String> wrong = new ArrayList<>();
        for (String key : ENGLISH.keySet()) {
            if (!blanks(ENGLISH.getString(key)).equals(blanks(KOREAN.getString(key)))) {
                wrong.add(key + " has other blanks in Korean");
            }
            boolean words = ENGLISH.getString(key).replaceAll("%s", "").matches(".*[a-z]{3}.*");
            if (words && KOREAN.getString(key).matches("[^가-힣]*")) {
                wrong.add(key + " is not in Korean");
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** What is stored in English is found again by its words; numbered blanks would come back in the wrong order. */
    @Test
    void englishBlanksAreInTheirOrder() {
        for (String key : ENGLISH.keySet()) {
            assertTrue(
                    ENGLISH.getString(key).replace("%s", "").replace("%%", "").indexOf('%') < 0, key);
        }
    }

    @Test
    void theScanSeesWhatIsWrong() throws IOException {
        Path file = Files.createTempFile("Wrong", ".java");
        try {
            Files.writeString(file, """
                    class Wrong {
                        Object a = Sentence.of("no.such.key");
                        Object b = Sentence.of(a + "");
                        Object c = Sentence.of(true ? "run.done" : "run.stopped", 1);
                        Object d = new Sentence("run.done", java.util.List.of());
                    }
                    """);
            List<Use> uses = uses(List.of(file));
            assertEquals(5, uses.size(), uses.toString());
            assertEquals(
                    Stream.of("no.such.key", null, "run.done", "run.stopped", null)
                            .toList(),
                    uses.stream().map(Use::key).toList());
            assertEquals(1, uses.get(2).values());
        } finally {
            Files.delete(file);
        }
    }

    /** The blanks as a sorted list of their numbers. */
    private static List<Integer> blanks(String words) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = BLANK.matcher(words);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                assertEquals("s", matcher.group(2), words);
                numbers.add(matcher.group(1) == null ? numbers.size() + 1 : Integer.parseInt(matcher.group(1)));
            }
        }
        return numbers.stream().distinct().sorted().toList();
    }

    private static List<Use> uses() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return uses(files.filter(file -> file.toString().endsWith(".java"))
                    // The record itself and what brings one back from its stored text take keys as they come.
                    .filter(file -> !file.endsWith("StoredSentence.java"))
                    .toList());
        }
    }

    private static List<Use> uses(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<Use> uses = new ArrayList<>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                String name =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                new UseScanner(name, uses).scan(unit, null);
            }
        }
        return uses;
    }

    private static final class UseScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final List<Use> uses;

        UseScanner(String file, List<Use> uses) {
            this.file = file;
            this.uses = uses;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            String method = call.getMethodSelect().toString();
            boolean own = file.equals("Sentence.java") && method.equals("of");
            if (method.equals("Sentence.of") || method.endsWith(".Sentence.of") || own) {
                add(call.getArguments().getFirst(), call.getArguments().size() - 1);
            }
            return super.visitMethodInvocation(call, null);
        }

        /** Past the factory a sentence could be made with any key. */
        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            if (made.getIdentifier().toString().equals("Sentence") && !file.equals("Sentence.java")) {
                uses.add(new Use(file + ": " + made, null, 0));
            }
            return super.visitNewClass(made, null);
        }

        private void add(ExpressionTree key, int values) {
            switch (key) {
                case LiteralTree literal -> uses.add(new Use(file, String.valueOf(literal.getValue()), values));
                case ConditionalExpressionTree either -> {
                    add(either.getTrueExpression(), values);
                    add(either.getFalseExpression(), values);
                }
                default -> uses.add(new Use(file + ": " + key, null, values));
            }
        }
    }
}
