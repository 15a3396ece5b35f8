package io.switchboard.conversation.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Knows the content types of messages' files: how their content begins, and which of them a browser may show.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/accepted-mime-types">Twilio's types</a>
 */
public final class FileTypes {

    /** The type of a file of which nothing is known. */
    public static final String UNKNOWN = "application/octet-stream";

    /** The number of first bytes by which the type of a content is found. */
    public static final int HEAD = 512;

    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-ole-storage";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Map<String, String> ALIASES = Map.of(
            "image/jpg", "image/jpeg",
            "image/pjpeg", "image/jpeg",
            "audio/mp3", "audio/mpeg",
            "audio/x-wav", "audio/wav",
            "audio/wave", "audio/wav",
            "audio/x-m4a", "audio/mp4",
            "audio/m4a", "audio/mp4",
            "text/x-vcard", "text/vcard",
            "text/directory", "text/vcard",
            "audio/opus", "audio/ogg");

    /** The first bytes in hexadecimal. */
    private static final List<Map.Entry<String, String>> SIGNATURES = List.of(
            Map.entry("ffd8ff", "image/jpeg"),
            Map.entry("89504e470d0a1a0a", "image/png"),
            Map.entry("474946383761", "image/gif"),
            Map.entry("474946383961", "image/gif"),
            Map.entry("255044462d", "application/pdf"),
            Map.entry("4f676753", "audio/ogg"),
            Map.entry("2321414d52", "audio/amr"),
            Map.entry("494433", "audio/mpeg"),
            Map.entry("fff1", "audio/aac"),
            Map.entry("fff9", "audio/aac"),
            Map.entry("fffb", "audio/mpeg"),
            Map.entry("fff3", "audio/mpeg"),
            Map.entry("fff2", "audio/mpeg"),
            Map.entry("fffa", "audio/mpeg"),
            Map.entry("1a45dfa3", "video/webm"),
            Map.entry("504b0304", ZIP),
            Map.entry("d0cf11e0a1b11ae1", OLE),
            Map.entry("4d5a", "application/x-msdownload"),
            Map.entry("7f454c46", "application/x-executable"));

    /** The types of content that a type also stands for: containers that hold several of them. */
    private static final Map<String, Set<String>> ALSO = Map.ofEntries(
            Map.entry("audio/mp4", Set.of("video/mp4", "video/3gpp")),
            Map.entry("audio/3gpp", Set.of("video/3gpp", "video/mp4")),
            Map.entry("video/3gpp", Set.of("video/mp4")),
            Map.entry("video/mp4", Set.of("audio/mp4", "video/3gpp", "video/quicktime")),
            Map.entry("video/quicktime", Set.of("video/mp4")),
            Map.entry("audio/webm", Set.of("video/webm")),
            Map.entry("application/msword", Set.of(OLE)),
            Map.entry("application/vnd.ms-excel", Set.of(OLE)),
            Map.entry("application/vnd.ms-powerpoint", Set.of(OLE)),
            Map.entry(OFFICE + "wordprocessingml.document", Set.of(ZIP)),
            Map.entry(OFFICE + "spreadsheetml.sheet", Set.of(ZIP)),
            Map.entry(OFFICE + "presentationml.presentation", Set.of(ZIP)));

    private static final Set<String> PLAIN_TEXTS = Set.of("text/plain", "text/csv", "text/calendar", "text/vcard");

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

    /** The type that the first bytes of a content tell; empty if they tell none. */
    public static Optional<String> sniff(byte[] head) {
        var hex = HexFormat.of().formatHex(head);
        var known = SIGNATURES.stream()
                .filter(signature -> hex.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.or(() -> container(head)).or(() -> text(head));
    }

    /** Whether a content that begins so may be of this type. */
    public static boolean isConsistent(String type, byte[] head) {
        var sniffed = sniff(head);
        if (sniffed.isPresent()) {
            return sniffed.get().equals(type)
                    || ALSO.getOrDefault(type, Set.of()).contains(sniffed.get());
        }
        var hasSignature = SHOWN.contains(type)
                || type.equals("text/vcard")
                || type.equals("application/pdf")
                || ALSO.containsKey(type);
        return !hasSignature && (!PLAIN_TEXTS.contains(type) || isText(head));
    }

    /** The extension of a file's name, with its dot; empty for an unusual type. */
    public static String extension(String type) {
        return switch (type) {
            case "image/jpeg" -> ".jpg";
            case "audio/mpeg" -> ".mp3";
            case "audio/mp4" -> ".m4a";
            case "video/quicktime" -> ".mov";
            case "text/vcard" -> ".vcf";
            case "text/plain" -> ".txt";
            case UNKNOWN -> "";
            default -> {
                var subtype = type.substring(type.indexOf('/') + 1);
                yield subtype.matches("[a-z0-9]{1,10}") ? "." + subtype : "";
            }
        };
    }

    private static Optional<String> container(byte[] head) {
        if (head.length < 12) {
            return Optional.empty();
        }
        var mark = ascii(head, 0, 4);
        var brand = ascii(head, 8, 12);
        if (mark.equals("RIFF")) {
            return switch (brand) {
                case "WEBP" -> Optional.of("image/webp");
                case "WAVE" -> Optional.of("audio/wav");
                default -> Optional.empty();
            };
        }
        if (!ascii(head, 4, 8).equals("ftyp")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (brand.substring(0, 3)) {
                    case "3gp", "3g2" -> "video/3gpp";
                    case "M4A" -> "audio/mp4";
                    case "qt " -> "video/quicktime";
                    case "hei", "mif" -> "image/heic";
                    default -> "video/mp4";
                });
    }

    /** Finds markup, which a browser could execute, and contact cards. */
    private static Optional<String> text(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("begin:vcard")) {
            return Optional.of("text/vcard");
        }
        if (text.contains("<svg")) {
            return Optional.of("image/svg+xml");
        }
        if (text.startsWith("<?xml")) {
            return Optional.of("text/xml");
        }
        return text.matches("(?s)<(!doctype|!--|[a-z]).*") ? Optional.of("text/html") : Optional.empty();
    }

    private static boolean isText(byte[] head) {
        for (var character : head) {
            if (character >= 0 && character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] head, int from, int to) {
        return new String(Arrays.copyOfRange(head, from, to), StandardCharsets.ISO_8859_1);
    }
}
