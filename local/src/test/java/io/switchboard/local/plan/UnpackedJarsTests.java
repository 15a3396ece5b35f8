package io.switchboard.local.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UnpackedJarsTests {

    @TempDir
    Path folder;

    @Test
    void classesAndLibrariesAreSideBySide() throws IOException {
        var copy = unpack(ship("one"));

        assertThat(copy.resolveSibling("lib").resolve("a.jar")).hasContent("library");
        try (var plain = new JarFile(copy.toFile())) {
            var attributes = plain.getManifest().getMainAttributes();
            assertThat(attributes.getValue(Name.MAIN_CLASS)).isEqualTo("io.switchboard.Service");
            assertThat(attributes.getValue(Name.CLASS_PATH)).isEqualTo("lib/b.jar lib/a.jar");
            assertThat(plain.getEntry("application.yml")).isNotNull();
            assertThat(plain.getEntry("io/"))
                    .as("what component scanning looks for")
                    .isNotNull();
        }
    }

    @Test
    void theSameJarIsUnpackedOnce() throws IOException {
        var copy = unpack(ship("one"));
        Files.writeString(copy.resolveSibling("classes.jsa"), "an archive");

        var again = unpack(ship("one"));

        assertThat(again.resolveSibling("classes.jsa")).exists();
    }

    @Test
    void aChangedJarReplacesItsFormerCopy() throws IOException {
        var old = unpack(ship("one"));

        var copy = unpack(ship("two"));

        assertThat(copy).exists().isNotEqualTo(old);
        assertThat(old).doesNotExist();
        try (var copies = Files.list(folder.resolve("run/service"))) {
            assertThat(copies).hasSize(1);
        }
    }

    private Path unpack(Path shipped) {
        return new UnpackedJars(folder.resolve("run")).of(shipped);
    }

    private Path ship(String configuration) throws IOException {
        var shipped = folder.resolve("service.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "io.switchboard.Service");
        try (var file = Files.newOutputStream(shipped);
                var jar = new JarOutputStream(file, manifest)) {
            add(jar, "BOOT-INF/classes/", "");
            add(jar, "BOOT-INF/classes/io/", "");
            add(jar, "BOOT-INF/classes/application.yml", configuration);
            add(jar, "BOOT-INF/lib/", "");
            add(jar, "BOOT-INF/lib/b.jar", "library");
            add(jar, "BOOT-INF/lib/a.jar", "library");
        }
        return shipped;
    }

    private static void add(JarOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
