package io.switchboard.conversation.sending;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.sending.content.RenderedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageContentTests {

    @Test
    void acceptsEveryAlphabetUpToTwiliosLimit() {
        assertThat(MessageContent.of("👋".repeat(1600), null).body()).hasSize(3200);
        assertThat(MessageContent.of("مرحبا\u0000Привет", null).body()).contains("\u0000");
    }

    @Test
    void rejectsOneCharacterTooMany() {
        rejects("message-too-long", "x".repeat(1601), null);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n\t"})
    void rejectsAMessageWithoutTextAndMedia(@Nullable String body) {
        rejects("empty-message", body, null);
    }

    @Test
    void acceptsMediaWithoutText() {
        var media = List.<@Nullable String>of("https://example.com/a.jpg");

        assertThat(MessageContent.of(null, media).mediaUrls()).containsExactly("https://example.com/a.jpg");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "file:///etc/passwd", "javascript:alert(1)", "https://", "not a url", "//host/path"})
    void rejectsMediaThatTwilioCouldNotFetch(@Nullable String url) {
        rejects("invalid-media-url", "Hi", Collections.singletonList(url));
    }

    @Test
    void rejectsElevenPictures() {
        rejects("too-many-media", "Hi", Collections.nCopies(11, "https://example.com/a.jpg"));
    }

    @Test
    void acceptsUploadedFilesWithoutText() {
        var ids = List.<@Nullable String>of("019aa5b2-7c31-7cc3-98c4-dc0c0c07398f");

        assertThat(MessageContent.of(null, null, ids).mediaIds()).isEqualTo(ids);
    }

    @Test
    void countsUrlsAndUploadedFilesTogether() {
        assertThatExceptionOfType(MessageContentInvalid.class)
                .isThrownBy(() -> MessageContent.of(
                        "Hi",
                        Collections.nCopies(5, "https://example.com/a.jpg"),
                        Collections.nCopies(6, "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f")))
                .returns("too-many-media", MessageContentInvalid::reason);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {""})
    void rejectsAnIdThatIsNone(@Nullable String id) {
        assertThatExceptionOfType(MessageContentInvalid.class)
                .isThrownBy(() -> MessageContent.of("Hi", null, Collections.singletonList(id)))
                .returns("invalid-media-id", MessageContentInvalid::reason);
    }

    @Test
    void rejectsAnUnpairedSurrogate() {
        rejects("invalid-text", "\ud83d", null);
        rejects("invalid-text", "Hi", Collections.singletonList("https://example.com/\ud83d"));
    }

    @Test
    void rejectsAUrlThatIsTooLong() {
        var longest = "https://example.com/" + "a".repeat(2048 - "https://example.com/".length());

        assertThat(MessageContent.of("Hi", List.<@Nullable String>of(longest)).mediaUrls())
                .containsExactly(longest);
        rejects("invalid-media-url", "Hi", Collections.singletonList(longest + "a"));
    }

    private static void rejects(String reason, @Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        assertThatExceptionOfType(MessageContentInvalid.class)
                .isThrownBy(() -> MessageContent.of(body, mediaUrls))
                .returns(reason, MessageContentInvalid::reason);
    }

    @Test
    void aContentTemplateHasItsOwnMedia() {
        var rendered = new RenderedText("Hello Ada", null, "HX1", Map.of("1", "Ada"), true);
        var withMedia = MessageContent.of("Hello Ada", List.of("https://a.example/1.png"));

        assertThatExceptionOfType(MessageContentInvalid.class)
                .isThrownBy(() -> withMedia.from(rendered))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("ambiguous-content"));
        assertThat(MessageContent.of("Hello Ada", null).from(rendered).text()).isEqualTo(rendered);
    }
}
