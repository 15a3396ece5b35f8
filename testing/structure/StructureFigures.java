import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

/**
 * Measures the main code of all modules and compares it with the project's goals; {@code testing/structure-figures} runs
 * it. It reads sources with the JDK's own parser and needs nothing else. The exit code is 1 when a goal is missed.
 */
final class StructureFigures {

    private static final int LONGEST_FILE = 150;
    private static final int LONGEST_METHOD = 15;
    private static final int LARGEST_PACKAGE = 16;
    private static final int SHORTEST_DUPLICATE = 8;
    private static final double NOT_PUBLIC = 60;
    private static final double ONE_WORD = 12;

    private static final Pattern ONE_WORD_NAME = Pattern.compile("[A-Z][a-z0-9]*");
    /** A text or a character, in which nothing is a comment; else a comment. */
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|(/\\*[\\s\\S]*?\\*/|//[^\\n]*)");

    /** The nouns that may be a type's only word, each with its plural: the domain's own. */
    private static final Set<String> DOMAIN_NOUNS = withPlurals(
            "Account Address Agent Attachment Audit Call Channel Contact Conversation Cursor Delivery Directory Event"
                    + " Gateway Job Label Lease Media Member Message Note Notification Number Page Plan Prompt Purchase"
                    + " Recording Role Schedule Segment Setting Signature Status Stream Subscription Template Tenant"
                    + " Ticket Topic Transcription Usage Voicemail Webhook");

    private final Path root;
    private final List<SourceFile> files = new ArrayList<>();
    private boolean missed;

    private StructureFigures(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        boolean verbose = List.of(arguments).contains("--list");
        var root = Path.of(Stream.of(arguments).filter(word -> !word.startsWith("-")).findFirst().orElse("."));
        var figures = new StructureFigures(root);
        figures.read();
        figures.print(verbose);
        System.exit(figures.missed ? 1 : 0);
    }

    /**
     * A source file.
     *
     * @param name its path from the project's folder
     * @param code the lines that are not blank, without comments, imports and the package
     */
    private record SourceFile(
            String name,
            String packageName,
            List<String> imports,
            int lines,
            List<Type> types,
            List<Method> methods,
            List<Line> code) {}

    private record Type(String name, boolean isPublic) {}

    private record Method(String name, int lines) {}

    private record Line(int number, String text) {}

    private record Place(SourceFile file, int index) {

        String text() {
            return file.name() + ":" + file.code().get(index).number();
        }
    }

    private void read() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> sources = walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("src/main/java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .sorted()
                    .toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            var manager = compiler.getStandardFileManager(null, null, null);
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                files.add(sourceFile(unit, positions));
            }
        }
    }

    private SourceFile sourceFile(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        var path = Path.of(unit.getSourceFile().toUri());
        String source = Files.readString(path);
        String bare = withoutComments(source);
        List<Line> code = code(bare);
        List<Type> types = unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(tree -> (ClassTree) tree)
                .map(tree -> new Type(
                        tree.getSimpleName().toString(),
                        tree.getModifiers().getFlags().contains(Modifier.PUBLIC)))
                .toList();
        var methods = new ArrayList<Method>();
        new MethodLengths(unit, positions, code, methods).scan(unit, null);
        List<String> imports = unit.getImports().stream()
                .map(StructureFigures::importedPackage)
                .filter(name -> name.startsWith("io.switchboard"))
                .toList();
        return new SourceFile(
                root.toAbsolutePath().normalize().relativize(path).toString(),
                unit.getPackageName().toString(),
                imports,
                (int) source.lines().count(),
                types,
                methods,
                code.stream().filter(line -> !line.text().startsWith("import ") && !line.text().startsWith("package "))
                        .toList());
    }

    /** Removes comments and keeps their line breaks, so that line numbers stay. */
    private static String withoutComments(String source) {
        return TEXT_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : found.group().replaceAll("[^\\n]", "")));
    }

    private static List<Line> code(String source) {
        List<String> lines = source.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(index -> new Line(index + 1, lines.get(index).strip()))
                .filter(line -> !line.text().isEmpty())
                .toList();
    }

    /** Returns the package of an import: all before the first name that begins with a capital letter. */
    private static String importedPackage(ImportTree tree) {
        var name = new StringBuilder();
        for (String part : tree.getQualifiedIdentifier().toString().split("\\.")) {
            if (Character.isUpperCase(part.charAt(0)) || part.equals("*")) {
                break;
            }
            name.append(name.isEmpty() ? "" : ".").append(part);
        }
        return name.toString();
    }

    private static final class MethodLengths extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Line> code;
        private final List<Method> methods;

        MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<Line> code, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.code = code;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                methods.add(new Method(method.getName() + ":" + line(positions.getStartPosition(unit, method)),
                        length(method.getBody())));
            }
            return super.visitMethod(method, unused);
        }

        /** Counts the lines with code between the braces. */
        private int length(Tree body) {
            long first = line(positions.getStartPosition(unit, body));
            long last = line(positions.getEndPosition(unit, body));
            return (int) code.stream()
                    .filter(line -> line.number() > first && line.number() < last)
                    .count();
        }

        private long line(long position) {
            LineMap lines = unit.getLineMap();
            return lines.getLineNumber(position);
        }
    }

    private void print(boolean verbose) {
        List<Type> types = files.stream().flatMap(file -> file.types().stream()).toList();
        List<Method> methods = files.stream().flatMap(file -> file.methods().stream()).toList();
        System.out.printf("%d files, %d top-level types, %d methods of main code%n%n", files.size(), types.size(),
                methods.size());
        System.out.printf("%-44s %10s %10s%n", "", "goal", "measured");

        line("lines of a file, 95th percentile", "<= " + LONGEST_FILE, p95(files, SourceFile::lines), LONGEST_FILE);
        line("lines of a method, 95th percentile", "<= " + LONGEST_METHOD, p95(methods, Method::lines), LONGEST_METHOD);

        double hidden = percent(types.stream().filter(type -> !type.isPublic()).count(), types.size());
        line("types that are not public, %", ">= " + (int) NOT_PUBLIC, hidden, hidden >= NOT_PUBLIC);

        Map<String, List<String>> packages = packages();
        int largest = packages.values().stream().mapToInt(List::size).max().orElse(0);
        line("types of the largest package", "<= " + LARGEST_PACKAGE, largest, LARGEST_PACKAGE);

        List<String> cycles = cycles();
        line("cycles between packages", "0", cycles.size(), 0);

        List<String> oneWord = types.stream().map(Type::name).filter(StructureFigures::isPrivateWord).sorted().toList();
        double share = percent(oneWord.size(), types.size());
        line("one-word names that are no domain noun, %", "<= " + (int) ONE_WORD, share, share <= ONE_WORD);

        List<String> duplicates = duplicates();
        line("exact duplicates of %d lines or more".formatted(SHORTEST_DUPLICATE), "0", duplicates.size(), 0);

        if (verbose) {
            list("Long files", files.stream().filter(file -> file.lines() > LONGEST_FILE)
                    .map(file -> file.lines() + " " + file.name()).sorted().toList());
            list("Long methods", files.stream()
                    .flatMap(file -> file.methods().stream().filter(method -> method.lines() > LONGEST_METHOD)
                            .map(method -> method.lines() + " " + file.name() + " " + method.name()))
                    .sorted().toList());
            list("Large packages", packages.entrySet().stream()
                    .filter(entry -> entry.getValue().size() > LARGEST_PACKAGE)
                    .map(entry -> entry.getValue().size() + " " + entry.getKey()).toList());
            list("One-word names", List.of(String.join(" ", oneWord)));
        }
        list("Cycles", cycles);
        list("Duplicates", duplicates);
        if (!verbose) {
            System.out.println("\n--list names what is beyond a goal, file by file.");
        }
    }

    private void line(String name, String goal, int measured, int most) {
        line(name, goal, measured, measured <= most);
    }

    private void line(String name, String goal, double measured, boolean met) {
        missed |= !met;
        String figure = measured == Math.rint(measured) ? Long.toString((long) measured) : "%.1f".formatted(measured);
        System.out.printf("%-44s %10s %10s  %s%n", name, goal, figure, met ? "met" : "MISSED");
    }

    private static void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            System.out.println("\n" + title);
            lines.forEach(line -> System.out.println("  " + line));
        }
    }

    private static <T> int p95(List<T> items, ToIntFunction<T> size) {
        List<Integer> sorted = items.stream().mapToInt(size).sorted().boxed().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }

    private static double percent(long part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    private static boolean isPrivateWord(String name) {
        return ONE_WORD_NAME.matcher(name).matches() && !DOMAIN_NOUNS.contains(name);
    }

    private Map<String, List<String>> packages() {
        var packages = new TreeMap<String, List<String>>();
        for (SourceFile file : files) {
            for (Type type : file.types()) {
                packages.computeIfAbsent(file.packageName(), name -> new ArrayList<>()).add(type.name());
            }
        }
        return packages;
    }

    /** Returns each group of packages that reach one another by imports. */
    private List<String> cycles() {
        var uses = new TreeMap<String, Set<String>>();
        for (SourceFile file : files) {
            Set<String> used = uses.computeIfAbsent(file.packageName(), name -> new TreeSet<>());
            file.imports().stream().filter(name -> !name.equals(file.packageName())).forEach(used::add);
        }
        var reached = new HashMap<String, Set<String>>();
        uses.keySet().forEach(name -> reached.put(name, reachable(name, uses)));
        var cycles = new TreeSet<String>();
        for (String name : uses.keySet()) {
            var group = new TreeSet<String>(reached.get(name));
            group.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
            if (!group.isEmpty()) {
                cycles.add(String.join(" - ", group));
            }
        }
        return List.copyOf(cycles);
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>(uses.get(start));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (seen.add(name)) {
                next.addAll(uses.getOrDefault(name, Set.of()));
            }
        }
        return seen;
    }

    /** Returns each run of equal lines once, however long, with both places. */
    private List<String> duplicates() {
        var windows = new HashMap<String, List<Place>>();
        for (SourceFile file : files) {
            for (var index = 0; index + SHORTEST_DUPLICATE <= file.code().size(); index++) {
                windows.computeIfAbsent(window(file, index), text -> new ArrayList<>()).add(new Place(file, index));
            }
        }
        var duplicates = new ArrayList<String>();
        for (List<Place> places : windows.values()) {
            for (var first = 0; first < places.size(); first++) {
                for (var second = first + 1; second < places.size(); second++) {
                    if (isStart(places.get(first), places.get(second))) {
                        duplicates.add(places.get(first).text() + " and " + places.get(second).text());
                    }
                }
            }
        }
        duplicates.sort(null);
        return duplicates;
    }

    private static String window(SourceFile file, int index) {
        var text = new StringBuilder();
        for (var line = index; line < index + SHORTEST_DUPLICATE; line++) {
            text.append(file.code().get(line).text()).append('\n');
        }
        return text.toString();
    }

    /** Returns whether the lines before differ, so that a long duplicate counts once. */
    private static boolean isStart(Place one, Place other) {
        return one.index() == 0
                || other.index() == 0
                || !one.file().code().get(one.index() - 1).text()
                        .equals(other.file().code().get(other.index() - 1).text());
    }

    private static Set<String> withPlurals(String nouns) {
        var all = new HashSet<String>();
        for (String noun : nouns.split(" ")) {
            all.add(noun);
            all.add(noun + "s");
            all.add(noun + "es");
            if (noun.endsWith("y")) {
                all.add(noun.substring(0, noun.length() - 1) + "ies");
            }
        }
        return all;
    }
}
