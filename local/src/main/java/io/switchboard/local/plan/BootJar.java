package io.switchboard.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A jar as Spring Boot's Maven plugin makes it: classes in one folder, libraries in another. */
record BootJar(JarFile jar) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Writes a plain jar of that name and a folder {@code lib} that its class path names. */
    void unpackTo(Path folder, String name) throws IOException {
        var lib = Files.createDirectory(folder.resolve("lib"));
        for (var library : libraries()) {
            try (var content = jar.getInputStream(library)) {
                Files.copy(content, lib.resolve(library.getName().substring(LIBRARIES.length())));
            }
        }
        try (var file = Files.newOutputStream(folder.resolve(name));
                var plain = new JarOutputStream(file, manifest())) {
            for (var entry : classes()) {
                plain.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
                try (var content = jar.getInputStream(entry)) {
                    content.transferTo(plain);
                }
            }
        }
    }

    private Manifest manifest() throws IOException {
        var manifest = new Manifest(jar.getManifest());
        var attributes = manifest.getMainAttributes();
        attributes.put(Name.MAIN_CLASS, attributes.getValue("Start-Class"));
        attributes.put(
                Name.CLASS_PATH,
                libraries().stream()
                        .map(library -> library.getName().replace(LIBRARIES, "lib/"))
                        .collect(Collectors.joining(" ")));
        return manifest;
    }

    /** Copies the folders too: Spring finds a package to scan by the folder's own entry. */
    private List<JarEntry> classes() {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(CLASSES) && !entry.getName().equals(CLASSES))
                .toList();
    }

    /** The libraries in the jar's order, which is the order of the class path. */
    private List<JarEntry> libraries() {
        return jar.stream()
                .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
                .toList();
    }
}
