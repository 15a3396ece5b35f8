package io.switchboard.conversation.upload;

import java.text.Normalizer;

import io.switchboard.conversation.download.FileExtensions;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Makes the name of an uploaded file harmless: no path, no quotes, nothing that changes how a header or a name is read. */
final class UploadName {

    private static final int LONGEST = 100;

    private UploadName() {}

    /** The name with the extension of its type, and as much of the given name as can be kept. */
    static String of(@Nullable String given, String contentType) {
        var extension = FileExtensions.of(contentType);
        var name = Normalizer.normalize(UnicodeText.wellFormed(given == null ? "" : given), Normalizer.Form.NFC)
                .replaceFirst("(?s).*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"'`<>:|?*;%]", "")
                .strip()
                .replaceFirst("^[.\\s]+", "");
        var base = UnicodeText.first(withoutExtension(name, extension), LONGEST).strip();
        return (base.isEmpty() ? "file" : base) + extension;
    }

    /** The extension of a name says nothing about the content; the type's own takes its place. */
    private static String withoutExtension(String name, String extension) {
        return extension.isEmpty() ? name : name.replaceFirst("\\.[A-Za-z0-9]{1,10}$", "");
    }
}
