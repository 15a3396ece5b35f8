package io.switchboard.conversation.sending;

import java.util.Collections;
import java.util.List;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageContentTests {

    @Test
    void takesEveryAlphabetUpToTwiliosLimit() {
        assertThat(MessageContent.of("👋".repeat(1600), null).body()).hasSize(3200);
        assertThat(MessageContent.of("مرحبا\u0000Привет", null).body()).contains("\u0000");
    }

    @Test
    void refusesOneCharacterTooMany() {
        refuses("message-too-long", "x".repeat(1601), null);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n\t"})
    void refusesNothing(@Nullable String body) {
        refuses("empty-message", body, null);
    }

    @Test
    void takesMediaWithoutText() {
        var media = List.<@Nullable String>of("https://example.com/a.jpg");

        assertThat(MessageContent.of(null, media).mediaUrls()).containsExactly("https://example.com/a.jpg");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "file:///etc/passwd", "javascript:alert(1)", "https://", "not a url", "//host/path"})
    void refusesMediaThatTwilioCouldNotFetch(@Nullable String url) {
        refuses("invalid-media-url", "Hi", Collections.singletonList(url));
    }

    @Test
    void refusesElevenPictures() {
        refuses("too-many-media", "Hi", Collections.nCopies(11, "https://example.com/a.jpg"));
    }

    @Test
    void refusesHalfACharacter() {
        refuses("invalid-text", "\ud83d", null);
        refuses("invalid-text", "Hi", Collections.singletonList("https://example.com/\ud83d"));
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        var longest = "https://example.com/" + "a".repeat(2048 - "https://example.com/".length());

        assertThat(MessageContent.of("Hi", List.<@Nullable String>of(longest)).mediaUrls())
                .containsExactly(longest);
        refuses("invalid-media-url", "Hi", Collections.singletonList(longest + "a"));
    }

    private static void refuses(String type, @Nullable String body, @Nullable List<@Nullable String> mediaUrls) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> MessageContent.of(body, mediaUrls))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}
