package io.switchboard.emulator.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file with the saved state. It is replaced as a whole, so that a crash leaves the former or the new one, and only its
 * owner may read it: it holds tokens.
 */
public final class StateFile {

    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    /** The components of the records alone, and not what their methods derive from them. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .build();

    private final Path file;
    private final List<SavedState<?>> states;
    private int savedFingerprint;

    public StateFile(Path file, List<SavedState<?>> states) {
        this.file = file.toAbsolutePath();
        this.states = List.copyOf(states);
    }

    /**
     * Restores what the file holds; a part that it has not stays as it is.
     *
     * @throws IllegalStateException for a file that is none of this emulator's
     */
    public void restore() {
        if (Files.exists(file)) {
            try {
                var saved = JSON.readTree(Files.readAllBytes(file));
                for (var state : states) {
                    restore(state, saved);
                }
            } catch (IOException | JacksonException e) {
                throw new IllegalStateException(
                        "EMULATOR_STATE_FILE %s cannot be read. Delete it to begin with the initial accounts."
                                .formatted(file),
                        e);
            }
            log.atInfo().addKeyValue("file", file).log("state restored");
        }
        savedFingerprint = fingerprint();
    }

    private static <T> void restore(SavedState<T> state, JsonNode saved) {
        var part = saved.get(state.part());
        if (part != null) {
            var type = JSON.getTypeFactory().constructCollectionType(List.class, state.entryType());
            state.restore(JSON.treeToValue(part, type));
        }
    }

    /** Writes the file if the state has changed since it was written last. */
    public synchronized void save() {
        var fingerprint = fingerprint();
        if (fingerprint == savedFingerprint && Files.exists(file)) {
            return;
        }
        var parts = new LinkedHashMap<String, List<?>>();
        states.forEach(state -> parts.put(state.part(), state.entries()));
        try {
            replace(JSON.writeValueAsBytes(parts));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
        savedFingerprint = fingerprint;
    }

    private int fingerprint() {
        Map<String, Object> entries = new HashMap<>();
        states.forEach(state -> entries.put(state.part(), state.entries()));
        return entries.hashCode();
    }

    private void replace(byte[] bytes) throws IOException {
        var folder = Objects.requireNonNull(file.getParent(), "the file is no root folder");
        Files.createDirectories(folder);
        var next = folder.resolve(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        createPrivate(next);
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path created) throws IOException {
        if (created.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    created, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(created);
        }
    }
}
