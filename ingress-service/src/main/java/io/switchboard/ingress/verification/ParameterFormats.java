package io.switchboard.ingress.verification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.SafeText;
import org.jspecify.annotations.Nullable;

/** Knows the format of the parameters that determine an event. */
final class ParameterFormats {

    private static final int MAX_TEXT_LENGTH = 256;

    /** Names of parameters that follow an event type, each short enough to be no part of one. */
    private static final List<String> AFTER_EVENT_TYPE =
            List.of(("Identity Index LastRead MediaSid MessageSid MessagingBinding MessagingServiceSid ParticipantSid"
                            + " ReasonA ReasonE ReasonT RetryCount RoleSid Source StateFrom FriendlyName From")
                    .split(" "));

    /** Beginnings of the names that follow an address. */
    private static final List<String> AFTER_ADDRESS = List.of(("FromC FromS FromZ ForwardedF MediaC MessageS MessageT"
                    + " Messaging NumM ToC ToS ToZ TranscriptionS WaId")
            .split(" "));

    private static final Map<String, Predicate<String>> BY_NAME = byName();

    /** Formats of parameters whose names end in a number. */
    private static final Map<String, Predicate<String>> OF_MEDIA =
            Map.of("MediaUrl", ParameterFormats::isMediaUrl, "MediaContentType", ParameterFormats::isContentType);

    private ParameterFormats() {}

    /** Returns the names that have a format in every family. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Returns the formats by name. */
    static Map<String, Predicate<String>> byNames() {
        return BY_NAME;
    }

    /** Returns whether a parameter has a format and its value another one, or more than one value. */
    static boolean isMalformed(WebhookFamily family, String name, List<String> values) {
        var format = formatOf(family, name);
        if (format == null) {
            return false;
        }
        var value = values.getFirst();
        return values.size() > 1 || !(value.isEmpty() || format.test(value));
    }

    private static @Nullable Predicate<String> formatOf(WebhookFamily family, String name) {
        if (family.isOfMessages()) {
            for (var media : OF_MEDIA.entrySet()) {
                if (name.startsWith(media.getKey())) {
                    return isNumber(name.substring(media.getKey().length())) ? media.getValue() : String::isEmpty;
                }
            }
            if (name.equals("From") || name.equals("To")) {
                return ParameterFormats::isAddress;
            }
        }
        return BY_NAME.get(name);
    }

    private static Map<String, Predicate<String>> byName() {
        return Stream.of(
                        formats(
                                SafeText::isSid,
                                "AccountSid ParentAccountSid MessageSid SmsSid SmsMessageSid MessagingServiceSid"
                                        + " CallSid ParentCallSid DialCallSid ConferenceSid RecordingSid TranscriptionSid"
                                        + " StreamSid ConversationSid ChatServiceSid ParticipantSid UserSid"
                                        + " DeliveryReceiptSid Sid"),
                        formats(
                                ParameterFormats::isStatus,
                                "MessageStatus SmsStatus CallStatus DialCallStatus RecordingStatus TranscriptionStatus"
                                        + " Status StatusCallbackEvent CallbackSource Direction MessageType"),
                        formats(ParameterFormats::isNumber, "NumMedia NumSegments SequenceNumber RetryCount"),
                        formats(ParameterFormats::isEventType, "EventType"),
                        formats(ParameterFormats::isVersion, "ApiVersion"))
                .flatMap(formats -> formats.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Predicate<String>> formats(Predicate<String> format, String names) {
        return Stream.of(names.split(" ")).collect(Collectors.toMap(name -> name, name -> format));
    }

    /** A status is all in small letters or all in capitals; the name of the next parameter has both. */
    private static boolean isStatus(String value) {
        return SafeText.isWord(value)
                && (value.chars().noneMatch(Character::isUpperCase)
                        || value.chars().noneMatch(Character::isLowerCase));
    }

    private static boolean isNumber(String value) {
        return value.length() <= 9 && value.chars().allMatch(ParameterFormats::isDigit);
    }

    private static boolean isVersion(String value) {
        return value.length() <= 10 && value.chars().allMatch(character -> isDigit(character) || character == '-');
    }

    /** Names that follow an event type: the type contains one of them when the boundary after it was moved. */
    private static boolean isEventType(String value) {
        return SafeText.isWord(value) && AFTER_EVENT_TYPE.stream().noneMatch(value::contains);
    }

    /** A number, or the identifier that a channel or carrier uses instead, without the name of the next parameter. */
    static boolean isAddress(String value) {
        var start = value.indexOf(':') + 1;
        if (value.startsWith("+", start)) {
            return value.length() > start + 1 && value.chars().skip(start + 1).allMatch(ParameterFormats::isDigit);
        }
        return value.length() <= MAX_TEXT_LENGTH
                && value.chars().noneMatch(Character::isISOControl)
                && AFTER_ADDRESS.stream().noneMatch(value::contains);
    }

    private static boolean isMediaUrl(String value) {
        return value.startsWith("http")
                && value.indexOf("://") == value.lastIndexOf("://")
                && value.chars().noneMatch(character -> character <= ' ');
    }

    private static boolean isContentType(String value) {
        return value.length() <= MAX_TEXT_LENGTH && !value.contains("Media") && value.indexOf(':') < 0;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
