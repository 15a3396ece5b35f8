package io.switchboard.conversation.receiving;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.events.twilio.TwilioEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InboundContentTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String WHATSAPP = "/api/webhooks/whatsapp";

    @Test
    void mediaAfterAGapAreKept() {
        var content = content(SMS, Map.of("NumMedia", "2", "MediaUrl0", "https://m/0", "MediaUrl2", "https://m/2"));

        assertThat(content.media()).extracting(StoredMedia::url).containsExactly("https://m/0", "https://m/2");
    }

    @Test
    void aMediumKeepsItsOwnContentTypeAfterAGap() {
        var content = content(
                SMS,
                Map.of(
                        "NumMedia",
                        "1",
                        "MediaContentType0",
                        "a/b",
                        "MediaUrl1",
                        "https://m/1",
                        "MediaContentType1",
                        "c/d"));

        assertThat(content.media()).containsExactly(new StoredMedia("https://m/1", "c/d"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "10, 10", "11, 10", "99, 10"})
    void thereAreAsManyMediaAsNumMediaSays(String numMedia, int expected) {
        assertThat(content(SMS, media(numMedia, 12)).media()).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "many", "2147483648", "99999999999999999999", "1e9", "0x1", "٣"})
    void aNumMediaThatIsNoCountLimitsNothing(String numMedia) {
        assertThat(content(SMS, media(numMedia, 3)).media()).hasSize(3);
    }

    @Test
    void aMediaUrlThatIsTooLongIsLeftOut() {
        var content = content(
                SMS, Map.of("NumMedia", "2", "MediaUrl0", "https://m/" + "x".repeat(2048), "MediaUrl1", "https://m/1"));

        assertThat(content.media()).extracting(StoredMedia::url).containsExactly("https://m/1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/webhooks/sms, +1, +2, sms",
        "/api/webhooks/sms, whatsapp:+1, whatsapp:+2, whatsapp",
        "/api/webhooks/whatsapp, +1, +2, whatsapp",
        "/api/webhooks/whatsapp, whatsapp:+1, +2, whatsapp",
        "/api/webhooks/sms, +1, whatsapp:+2, whatsapp",
        "/api/webhooks/whatsapp, rcs:agent, rcs:+2, rcs",
        "/api/webhooks/sms, messenger:104, messenger:205, messenger"
    })
    void theChannelIsThatOfTheAddressesOrOfThePath(String path, String to, String from, String channel) {
        var content = content(path, Map.of("To", to, "From", from));

        assertThat(content.addresses())
                .isEqualTo(new AddressPair(
                        channel, to.substring(to.indexOf(':') + 1), from.substring(from.indexOf(':') + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b\u200e", "\u3000", "\u0000", "\u2028"})
    void aBlankNameIsNone(String name) {
        assertThat(content(WHATSAPP, Map.of("ProfileName", name)).profileName()).isNull();
        assertThat(content(WHATSAPP, Map.of()).profileName()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Ada, Ada", "' Ada ', Ada", "Ада, Ада", "👩‍🚀, 👩‍🚀", "'\ud83dAda', '\ufffdAda'"})
    void aNameIsTakenWithoutTheSpaceAroundIt(String given, String expected) {
        assertThat(content(WHATSAPP, Map.of("ProfileName", given)).profileName())
                .isEqualTo(expected);
    }

    @Test
    void halfASurrogatePairIsReplacedInEveryText() {
        var content = content(
                "/api/webhooks/sms",
                Map.of(
                        "Body", "a\ud83db\udc4bc👋",
                        "To", "+1\ud83d",
                        "From", "\udc4b+2",
                        "MediaUrl0", "https://m/\ud83d",
                        "MediaContentType0", "\udc4b"));

        assertThat(content.body()).isEqualTo("a\ufffdb\ufffdc👋");
        assertThat(content.addresses().ours()).isEqualTo("+1\ufffd");
        assertThat(content.addresses().theirs()).isEqualTo("\ufffd+2");
        assertThat(content.media()).containsExactly(new StoredMedia("https://m/\ufffd", "\ufffd"));
    }

    @Test
    void aBodyIsKeptUpToFourTimesTheLongestOfAnyChannel() {
        assertThat(content(WHATSAPP, Map.of("Body", "👋".repeat(4096))).body()).isEqualTo("👋".repeat(4096));
        assertThat(content(WHATSAPP, Map.of("Body", "👋".repeat(100_000))).body())
                .isEqualTo("👋".repeat(InboundContent.MAX_BODY_LENGTH - 1) + "…");
    }

    @Test
    void aNulIsACharacterLikeAnyOther() {
        assertThat(content(SMS, Map.of("Body", "a\u0000b")).body()).isEqualTo("a\u0000b");
    }

    private static Map<String, String> media(@Nullable String numMedia, int urls) {
        var parameters = new HashMap<String, String>();
        IntStream.range(0, urls).forEach(n -> parameters.put("MediaUrl" + n, "https://m/" + n));
        if (numMedia != null) {
            parameters.put("NumMedia", numMedia);
        }
        return parameters;
    }

    static InboundContent content(String path, Map<String, String> parameters) {
        var all = new HashMap<String, List<String>>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        return new InboundContent(new TwilioEvent("id", "type", "AC1", Instant.EPOCH, path, Map.of(), all));
    }
}
