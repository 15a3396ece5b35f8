package io.switchboard.emulator.media;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The contents of media by their SIDs. Forgets the oldest ones above the limit. */
@Component
public class MediaContents {
    private static final long MOST_BYTES = 64L << 20;

    private final Map<String, MediaContent> contents = new LinkedHashMap<>();
    private long bytes;

    public synchronized void put(String sid, MediaContent content) {
        remove(sid);
        contents.put(sid, content);
        bytes += content.length();
        while (bytes > MOST_BYTES) {
            remove(contents.keySet().iterator().next());
        }
    }

    public synchronized Optional<MediaContent> find(String sid) {
        return Optional.ofNullable(contents.get(sid));
    }

    public synchronized void remove(String sid) {
        var removed = contents.remove(sid);
        bytes -= removed == null ? 0 : removed.length();
    }

    public synchronized void clear() {
        contents.clear();
        bytes = 0;
    }
}
