package io.switchboard.conversation.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Knows the content types of messages' files: how their content begins, by Apache Tika's list of types, and which of them a
 * browser may show.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/accepted-mime-types">Twilio's types</a>
 */
public final class FileTypes {

    /** The type of a file of which nothing is known. */
    public static final String UNKNOWN = MimeTypes.OCTET_STREAM;

    /** The number of first bytes by which the type of a content is found. */
    public static final int HEAD = 512;

    /** Names that phones, browsers and Tika use, and the one that is used here. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("image/jpg", "image/jpeg"),
            Map.entry("image/pjpeg", "image/jpeg"),
            Map.entry("audio/mp3", "audio/mpeg"),
            Map.entry("audio/x-wav", "audio/wav"),
            Map.entry("audio/wave", "audio/wav"),
            Map.entry("audio/vnd.wave", "audio/wav"),
            Map.entry("audio/x-m4a", "audio/mp4"),
            Map.entry("audio/m4a", "audio/mp4"),
            Map.entry("audio/x-aac", "audio/aac"),
            Map.entry("text/x-vcard", "text/vcard"),
            Map.entry("text/directory", "text/vcard"),
            Map.entry("application/ogg", "audio/ogg"),
            Map.entry("application/x-matroska", "video/webm"),
            Map.entry("audio/opus", "audio/ogg"));

    /** Films and sounds in one kind of container, which its first bytes do not always tell apart. */
    private static final Set<String> MP4 =
            Set.of("audio/mp4", "video/mp4", "audio/3gpp", "video/3gpp", "video/quicktime");

    private static final Set<String> MATROSKA = Set.of("audio/webm", "video/webm");

    private static final Set<String> PLAIN_TEXTS = Set.of("text/plain", "text/csv", "text/calendar");

    private static final Set<String> RECOGNIZABLE = Set.of("application/pdf", "text/vcard");

    /** Containers of documents. */
    private static final Set<String> CONTAINERS = Set.of("application/zip", "application/x-tika-msoffice");

    /** Their first bytes are not in Tika's list. */
    private static final Set<String> UNSIGNED = Set.of("audio/aac");

    /** Pictures, sounds and films, which no browser executes. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/amr",
            "audio/ogg",
            "audio/wav",
            "audio/3gpp",
            "audio/webm",
            "video/mp4",
            "video/3gpp",
            "video/quicktime",
            "video/webm");

    private FileTypes() {}

    /** The type without parameters, in lower case, under its usual name. */
    public static String normalized(@Nullable String contentType) {
        var type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z]+/[a-z0-9][a-z0-9.+-]{0,100}") ? ALIASES.getOrDefault(type, type) : UNKNOWN;
    }

    /** Whether a browser may show a file of this type in a page, instead of saving it. */
    public static boolean isShown(String type) {
        return SHOWN.contains(type);
    }

    /** The type that the first bytes of a content tell; empty if they tell none, as those of a plain text. */
    public static Optional<String> sniff(byte[] head) {
        return Optional.of(normalized(detect(head)))
                .filter(type -> !type.equals(UNKNOWN) && !type.equals(MimeTypes.PLAIN_TEXT));
    }

    /** Whether a content that begins so may be of this type. */
    public static boolean isConsistent(String type, byte[] head) {
        if (isMarkup(head)) {
            return false;
        }
        var sniffed = sniff(head);
        if (sniffed.isPresent()) {
            return isKindOf(type, sniffed.get());
        }
        return PLAIN_TEXTS.contains(type) ? MimeTypes.PLAIN_TEXT.equals(detect(head)) : !isRecognizable(type);
    }

    private static boolean isKindOf(String type, String sniffed) {
        var registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        return type.equals(sniffed)
                || (MP4.contains(type) && MP4.contains(sniffed))
                || (MATROSKA.contains(type) && MATROSKA.contains(sniffed))
                || registry.isSpecializationOf(MediaType.parse(type), MediaType.parse(sniffed));
    }

    /** Whether files of the type begin with bytes of their own. */
    private static boolean isRecognizable(String type) {
        return RECOGNIZABLE.contains(type)
                || (isShown(type) && !UNSIGNED.contains(type))
                || CONTAINERS.stream().anyMatch(container -> isKindOf(type, container));
    }

    private static String detect(byte[] head) {
        try {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(head), new Metadata())
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a browser that is not told otherwise could take the content for a page. */
    private static boolean isMarkup(byte[] head) {
        return new String(head, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .strip()
                .matches("(?s)<[!?a-zA-Z].*");
    }
}
