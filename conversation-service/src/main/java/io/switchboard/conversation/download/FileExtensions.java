package io.switchboard.conversation.download;

import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Names the extensions of files by their content types. */
public final class FileExtensions {

    private FileExtensions() {}

    /** The extension of a file's name, with its dot; empty for an unknown type. */
    public static String of(String type) {
        return switch (type) {
            case "audio/mpeg" -> ".mp3";
            case "audio/mp4" -> ".m4a";
            case "audio/ogg" -> ".ogg";
            case "audio/webm" -> ".webm";
            case "audio/3gpp" -> ".3gp";
            case "video/quicktime" -> ".mov";
            case "text/vcard" -> ".vcf";
            case FileTypes.UNKNOWN -> "";
            default -> registeredExtension(type);
        };
    }

    private static String registeredExtension(String type) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(type).getExtension();
        } catch (MimeTypeException e) {
            return "";
        }
    }
}
