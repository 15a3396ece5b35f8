package io.switchboard.conversation.receiving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.events.MessageDetails;
import io.switchboard.events.MessageDetails.Choice;
import io.switchboard.events.MessageDetails.Flow;
import io.switchboard.events.MessageDetails.Forward;
import io.switchboard.events.MessageDetails.Location;
import io.switchboard.events.MessageDetails.Referral;
import io.switchboard.events.MessageDetails.Reply;
import io.switchboard.events.MessageDetails.SharedContacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class InboundDetailsTests {

    @Test
    void aPlainTextHasNone() {
        assertThat(details(Map.of("Body", "Hi", "MessageType", "text"))).isNull();
    }

    @Test
    void aLocationHasCoordinatesAndWhatThePlaceIsCalled() {
        var details = present(Map.of(
                "Latitude", "52.5162746",
                "Longitude", "-13.3777041",
                "Address", "Pariser Platz, 10117 Berlin",
                "Label", "Brandenburger Tor"));

        assertThat(details.type()).isEqualTo(MessageDetails.LOCATION);
        assertThat(details.location())
                .isEqualTo(new Location(52.5162746, -13.3777041, "Pariser Platz, 10117 Berlin", "Brandenburger Tor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "91", "1e2", "", " ", "52,5", "0x1p3", "5252525252.1"})
    void aLocationWithoutUsableCoordinatesKeepsItsAddress(String latitude) {
        var details = present(Map.of("Latitude", latitude, "Longitude", "13", "Address", "Berlin"));

        assertThat(details.location()).isEqualTo(new Location(null, null, "Berlin", null));
        assertThat(details(Map.of("Latitude", latitude, "Longitude", "13"))).isNull();
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                arguments(
                        Map.of("ListId", "xl", "ListTitle", "Extra large"),
                        "list",
                        new Choice("xl", "Extra large", null)),
                arguments(
                        Map.of("MessageType", "interactive", "ButtonPayload", "xl", "Body", "Extra large"),
                        "list",
                        new Choice("xl", null, null)),
                arguments(
                        Map.of(
                                "InteractiveData",
                                "{\"list_reply\":{\"id\":\"xl\",\"title\":\"Extra large\",\"description\":\"Big\"}}"),
                        "list",
                        new Choice("xl", "Extra large", "Big")),
                arguments(
                        Map.of("ButtonText", "Yes", "ButtonPayload", "y", "ButtonType", "REPLY"),
                        "button",
                        new Choice("y", "Yes", null)),
                arguments(Map.of("ButtonText", "Yes"), "button", new Choice(null, "Yes", null)),
                arguments(
                        Map.of("InteractiveData", "{\"button_reply\":{\"id\":\"y\",\"title\":\"Yes\"}}"),
                        "button",
                        new Choice("y", "Yes", null)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aChosenEntryIsKept(Map<String, String> parameters, String type, Choice choice) {
        var details = present(parameters);

        assertThat(details.type()).isEqualTo(type);
        assertThat(details.choice()).isEqualTo(choice);
    }

    @Test
    void aFormKeepsItsAnswers() {
        var data = "{\"size\":\"XL\",\"count\":2}";
        var ofParameter = present(Map.of("FlowData", data, "InteractiveData", "{\"nfm_reply\":{\"name\":\"order\"}}"));
        var inside = present(
                Map.of(
                        "InteractiveData",
                        "{\"nfm_reply\":{\"name\":\"order\",\"response_json\":\"{\\\"size\\\":\\\"XL\\\",\\\"count\\\":2}\"}}"));

        assertThat(ofParameter.type()).isEqualTo(MessageDetails.FLOW);
        assertThat(ofParameter.flow()).isEqualTo(new Flow("order", data));
        assertThat(inside.flow()).isEqualTo(new Flow("order", data));
    }

    @Test
    void contactCardsAreCounted() {
        var cards = Map.of(
                "NumMedia", "2",
                "MediaUrl0", "https://m/0",
                "MediaContentType0", "text/vcard",
                "MediaUrl1", "https://m/1",
                "MediaContentType1", "text/x-vcard; charset=utf-8");

        assertThat(present(cards).type()).isEqualTo(MessageDetails.CONTACTS);
        assertThat(present(cards).contacts()).isEqualTo(new SharedContacts(2));
        assertThat(present(Map.of("MessageType", "contacts")).contacts()).isEqualTo(new SharedContacts(1));
    }

    @Test
    void anAdvertisementIsKeptBesideTheText() {
        var details = present(Map.of(
                "Body", "Is it still there?",
                "ReferralHeadline", "Bikes & more",
                "ReferralBody", "Half price",
                "ReferralSourceId", "1",
                "ReferralSourceType", "ad",
                "ReferralSourceUrl", "https://fb.me/1",
                "ReferralMediaUrl", "https://example.com/ad.jpg",
                "ReferralMediaContentType", "image/jpeg",
                "ReferralCtwaClid", "click"));

        assertThat(details.type()).isEqualTo(MessageDetails.REFERRAL);
        assertThat(details.referral())
                .isEqualTo(new Referral(
                        "Bikes & more",
                        "Half price",
                        "ad",
                        "1",
                        "https://fb.me/1",
                        "https://example.com/ad.jpg",
                        "image/jpeg",
                        "click"));
    }

    @Test
    void aMessageHasSeveralPartsAndOneType() {
        var details = present(Map.of(
                "ButtonText", "Yes",
                "OriginalRepliedMessageSid", "SM1",
                "OriginalRepliedMessageSender", "whatsapp:+15005550006",
                "FrequentlyForwarded", "true"));

        assertThat(details.type()).isEqualTo(MessageDetails.BUTTON);
        assertThat(details.reply()).isEqualTo(new Reply("SM1", "+15005550006"));
        assertThat(details.forward()).isEqualTo(new Forward(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "[]", "\"x\"", "{\"list_reply\":7}", "{\"list_reply\":{\"id\":{}}}"})
    void interactiveDataThatIsNotAsExpectedIsKeptAsItIs(String data) {
        assertThat(present(Map.of("InteractiveData", data)).flow()).isEqualTo(new Flow(null, data));
    }

    @Test
    void deeplyNestedDataIsText() {
        var data = "[".repeat(8000);

        assertThat(Objects.requireNonNull(present(Map.of("FlowData", data)).flow())
                        .data())
                .isEqualTo(data);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments(
                        Map.of("Latitude", "52.5", "Longitude", "13", "Label", "Gate", "Address", "Berlin"),
                        "Location: Gate, Berlin (52.5, 13.0)"),
                arguments(Map.of("Latitude", "52.5", "Longitude", "13"), "Location: 52.5, 13.0"),
                arguments(Map.of("Label", "Gate"), "Location: Gate"),
                arguments(Map.of("ListId", "xl", "ListTitle", "Extra large"), "Extra large"),
                arguments(Map.of("ButtonPayload", "y"), "y"),
                arguments(Map.of("FlowData", "{\"size\":\"XL\",\"n\":2,\"flow_token\":\"t\"}"), "Form: size: XL, n: 2"),
                arguments(Map.of("FlowData", "not JSON"), "Form: not JSON"),
                arguments(Map.of("FlowData", "{\"a\":\"\\ud83d\"}"), "Form: a: \ufffd"),
                arguments(Map.of("MessageType", "contacts"), "Contact"),
                arguments(Map.of("ReferralHeadline", "Bikes"), "From an advertisement: Bikes"),
                arguments(Map.of("ReferralCtwaClid", "click"), "From an advertisement"),
                arguments(Map.of("OriginalRepliedMessageSid", "SM1"), "Reply without a text"),
                arguments(Map.of("Forwarded", "true"), "Forwarded message without a text"),
                arguments(Map.of("MessageType", "order"), "Message of the type order, which cannot be shown"),
                arguments(Map.of("MessageType", "text"), ""),
                arguments(Map.of(), ""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aMessageWithoutTextAndMediaHasAReadableLine(Map<String, String> parameters, String line) {
        var content = InboundContentTests.content("/api/webhooks/whatsapp", parameters);

        assertThat(MessageDescription.of(InboundDetails.of(content, content.media()), content))
                .isEqualTo(line);
    }

    @Test
    void everyTextIsBoundedAndWellFormed() {
        var parameters = new HashMap<String, String>();
        for (var name : List.of(
                "Address",
                "Label",
                "ListId",
                "ListTitle",
                "ButtonText",
                "ButtonPayload",
                "FlowData",
                "InteractiveData",
                "ReferralBody",
                "ReferralHeadline",
                "ReferralSourceId",
                "ReferralSourceType",
                "ReferralSourceUrl",
                "ReferralMediaUrl",
                "ReferralMediaContentType",
                "ReferralCtwaClid",
                "OriginalRepliedMessageSid",
                "OriginalRepliedMessageSender",
                "MessageType")) {
            parameters.put(name, "\ud83d" + "\u0001".repeat(60_000));
        }

        var details = present(parameters);

        assertThat(details.toString().length()).isLessThan(50_000);
        assertThat(details.toString()).doesNotContain("\ud83d").contains("\ufffd");
    }

    private static MessageDetails present(Map<String, String> parameters) {
        return Objects.requireNonNull(details(parameters));
    }

    private static @Nullable MessageDetails details(Map<String, String> parameters) {
        var content = InboundContentTests.content("/api/webhooks/whatsapp", parameters);
        return InboundDetails.of(content, content.media());
    }
}
