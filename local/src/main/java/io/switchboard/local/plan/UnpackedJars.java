package io.switchboard.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Copies of Spring Boot's executable jars with their libraries beside them instead of inside. Only those can use the
 * JDK's class archive, which saves a second start about half of its work; and a build does not replace the jar of a
 * running service.
 *
 * @param folder where the copies are kept, one for each jar, until the jar changes
 */
record UnpackedJars(Path folder) {

    /** Returns the jar to run instead of the shipped one. */
    public Path of(Path shipped) {
        try (var jar = new JarFile(shipped.toFile())) {
            var name = shipped.getFileName().toString();
            var copies = Files.createDirectories(folder.resolve(name.replace(".jar", "")));
            var copy = copies.resolve(fingerprint(jar));
            if (Files.notExists(copy)) {
                deleteAll(copies);
                unpack(jar, name, copy);
            }
            return copy.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + shipped, e);
        }
    }

    /** Moves the copy into place when complete, so that an existing copy is always complete. */
    private static void unpack(JarFile jar, String name, Path copy) throws IOException {
        var temporary = Files.createTempDirectory(Files.createDirectories(copy.getParent()), ".unpacking");
        new BootJar(jar).unpackTo(temporary, name);
        Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Identifies a jar by its content, since reproducible builds give every jar the same date. */
    private static String fingerprint(JarFile jar) {
        var sum = new CRC32();
        for (ZipEntry entry : jar.stream().toList()) {
            sum.update((entry.getName() + entry.getCrc() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    private static void deleteAll(Path copies) throws IOException {
        List<Path> files;
        try (var found = Files.walk(copies)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }
}
