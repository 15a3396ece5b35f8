package io.switchboard.conversation.message;

import java.util.List;
import java.util.Locale;

import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Shortens a message for a list of conversations. A message without text is described by its media. */
final class MessagePreview {

    private static final int LONGEST = 120;

    private MessagePreview() {}

    public static String of(String body, List<StoredMedia> media) {
        return body.isBlank() && !media.isEmpty() ? words(media) : UnicodeText.first(body, LONGEST);
    }

    private static String words(List<StoredMedia> media) {
        var kinds = media.stream().map(MessagePreview::kind).distinct().toList();
        var kind = kinds.size() == 1 ? kinds.getFirst() : Kind.FILE;
        return media.size() == 1 ? kind.one : media.size() + " " + kind.several;
    }

    private static Kind kind(StoredMedia media) {
        if (media.isContact()) {
            return Kind.CONTACT;
        }
        return switch (family(media.contentType())) {
            case "image" -> Kind.PICTURE;
            case "audio" -> Kind.VOICE;
            case "video" -> Kind.VIDEO;
            default -> Kind.FILE;
        };
    }

    private static String family(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split("/", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private enum Kind {
        PICTURE("Picture", "pictures"),
        VOICE("Voice message", "voice messages"),
        VIDEO("Video", "videos"),
        CONTACT("Contact", "contacts"),
        FILE("File", "files");

        private final String one;
        private final String several;

        Kind(String one, String several) {
            this.one = one;
            this.several = several;
        }
    }
}
