package io.switchboard.conversation.message;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.message.part.StoredMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessagePreviewTests {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, Picture",
        "IMAGE/PNG, Picture",
        "image/jpeg image/png, 2 pictures",
        "audio/ogg; Voice, Voice message",
        "video/mp4, Video",
        "text/vcard, Contact",
        "text/x-vcard text/vcard, 2 contacts",
        "application/pdf, File",
        "'', File",
        "image/jpeg video/mp4, 2 files"
    })
    void aMessageWithoutTextIsNamedAfterItsMedia(String contentTypes, String preview) {
        var media = Stream.of(contentTypes.replace("; ", ";").split(" "))
                .map(type -> new StoredMedia("https://m", type.isEmpty() ? null : type))
                .toList();

        assertThat(MessagePreview.of(" ", media)).isEqualTo(preview);
    }

    @Test
    void aTextCountsBeforeMedia() {
        assertThat(MessagePreview.of("Look!", List.of(new StoredMedia("https://m", "image/jpeg"))))
                .isEqualTo("Look!");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(MessagePreview.of("👋".repeat(500), List.of())).isEqualTo("👋".repeat(120));
    }
}
