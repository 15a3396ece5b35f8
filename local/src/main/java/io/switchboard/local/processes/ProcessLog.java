package io.switchboard.local.processes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A file with the output of one service; the previous start's file is kept beside it. */
final class ProcessLog implements AutoCloseable {

    private static final int LAST_LINES = 20;

    private final Path file;
    private final PrintWriter writer;
    private final Deque<String> lastLines = new ArrayDeque<>();

    ProcessLog(Path folder, String name) {
        this.file = folder.resolve(name + ".log");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            this.writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    Path file() {
        return file;
    }

    synchronized void add(String line) {
        writer.println(line);
        lastLines.addLast(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.removeFirst();
        }
    }

    synchronized List<String> lastLines() {
        return List.copyOf(lastLines);
    }

    @Override
    public void close() {
        writer.close();
    }
}
