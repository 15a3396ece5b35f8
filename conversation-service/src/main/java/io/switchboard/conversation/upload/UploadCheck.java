package io.switchboard.conversation.upload;

import java.io.IOException;
import java.util.Locale;

import io.switchboard.conversation.download.FileTypes;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Checks that Twilio would take a file, and that its content is of its declared type. */
@Component
class UploadCheck {

    private final UploadSettings settings;

    UploadCheck(UploadSettings settings) {
        this.settings = settings;
    }

    /**
     * Checks the file and returns its content type.
     *
     * @throws ApiProblem naming the first rule that is broken
     */
    String typeOf(MultipartFile file) {
        if (file.isEmpty()) {
            throw ApiProblem.invalid("empty-file", "The file is empty.");
        }
        var head = head(file);
        var declared = FileTypes.normalized(file.getContentType());
        var type = declared.equals(FileTypes.UNKNOWN) ? FileTypes.sniff(head).orElse(FileTypes.UNKNOWN) : declared;
        checkType(type, head);
        var most = settings.mostBytes(type);
        if (file.getSize() > most) {
            throw ApiProblem.tooLarge(Math.toIntExact(most));
        }
        return type;
    }

    private void checkType(String type, byte[] head) {
        if (!settings.isAccepted(type)) {
            throw ApiProblem.invalid(
                    "media-type-not-accepted",
                    "Files of the type %s cannot be sent. Accepted are pictures, sounds, films, PDF, contact cards, texts and office documents."
                            .formatted(type));
        }
        if (!FileTypes.isConsistent(type, head)) {
            throw ApiProblem.invalid(
                    "media-type-mismatch",
                    "The file is declared as %s, and its content is %s."
                            .formatted(
                                    type,
                                    FileTypes.sniff(head)
                                            .orElse("something else")
                                            .toLowerCase(Locale.ROOT)));
        }
    }

    private static byte[] head(MultipartFile file) {
        try (var content = file.getInputStream()) {
            return content.readNBytes(FileTypes.HEAD);
        } catch (IOException e) {
            throw new IllegalStateException("an uploaded file cannot be read", e);
        }
    }
}
