package io.switchboard.ingress.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.ingress.catalog.EventMapping;
import io.switchboard.ingress.catalog.MessagingEvents;
import io.switchboard.ingress.catalog.VoiceCallback;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parameters that decide what a webhook becomes for the exact form that Twilio gives them.
 *
 * <p>Twilio signs a form as the URL, then names and values in the order of the names, with nothing between them. So whoever
 * has overheard one request can cut the same text differently, and the signature is still right: {@code MessageSid=SM…} and
 * {@code NumMedia=0} become {@code MessageSid=SM…NumMedia0}. What decides an event is therefore taken only where it cannot
 * have been cut: each parameter once, complete, and as long as Twilio makes it. What is left to a cut is the end of a free
 * text; such a request has the id of the one that was overheard, and is a repetition.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
final class TwilioParameters {

    private static final String ACCOUNT = "AccountSid";
    private static final String SID = "Sid";
    private static final String RECORDING = "Recording";
    private static final String TRANSCRIPTION = "Transcription";

    /** A text from a customer may contain anything, also what looks like parameters. */
    private static final String FREE_TEXT = "Body";

    /** How a form begins when it is a part of the target: nobody has that in a URL. */
    private static final String FORM_IN_TARGET = ACCOUNT + "AC";

    private static final Map<String, Predicate<String>> FORMS = forms();
    /** Each with a number. */
    private static final Map<String, Predicate<String>> MEDIA =
            Map.of("MediaUrl", TwilioParameters::isMediaUrl, "MediaContentType", TwilioParameters::isContentType);

    private static final NavigableSet<String> KNOWN = known();
    private static final Map<String, Predicate<String>> DECIDING = deciding();
    private static final int SHORTEST_NAME = 4;

    private TwilioParameters() {}

    /** The name of a parameter that Twilio does not send like this; empty where all are as Twilio sends them. */
    static Optional<String> findWrong(ReceivedWebhook webhook, WebhookFamily family, FormParameters parameters) {
        if (webhook.target().contains(FORM_IN_TARGET)) {
            return Optional.of(ACCOUNT);
        }
        for (var parameter : parameters.parameters().entrySet()) {
            if (isWrong(family, parameter.getKey(), parameter.getValue())) {
                return Optional.of(parameter.getKey());
            }
        }
        return missing(family, parameters)
                .or(() -> webhook.isForm() ? cut(webhook, parameters.parameters()) : Optional.empty());
    }

    private static boolean isWrong(WebhookFamily family, String name, List<String> values) {
        var form = formOf(family, name);
        if (form == null) {
            return false;
        }
        var value = values.getFirst();
        return values.size() > 1 || !(value.isEmpty() || form.test(value));
    }

    private static @Nullable Predicate<String> formOf(WebhookFamily family, String name) {
        if (family.isOfMessages()) {
            for (var media : MEDIA.entrySet()) {
                if (name.startsWith(media.getKey())) {
                    return isNumber(name.substring(media.getKey().length())) ? media.getValue() : String::isEmpty;
                }
            }
            if (name.equals("From") || name.equals("To")) {
                return TwilioParameters::isAddress;
            }
        }
        return FORMS.get(name);
    }

    /** What Twilio never leaves out, and an event cannot do without. */
    private static Optional<String> missing(WebhookFamily family, FormParameters parameters) {
        return switch (family) {
            case INBOUND_MESSAGE -> missingMessage(parameters).or(() -> empty(parameters, "From", "To"));
            case MESSAGE_STATUS, ANY_STATUS -> missingStatus(parameters);
            case INBOUND_CALL, DIAL_FINISHED, GATHER_FINISHED, RECORD_FINISHED, WHISPER -> empty(parameters, "CallSid");
            case CALL_STATUS, RECORDING_STATUS, TRANSCRIPTION -> missingCallback(family, parameters);
            case CONVERSATIONS -> missingOfConversation(parameters);
            case DEBUGGER -> empty(parameters, SID);
        };
    }

    /** The two older names carry copies of it. */
    private static Optional<String> missingMessage(FormParameters parameters) {
        var message = MessagingEvents.sid(parameters);
        return message.isEmpty()
                ? Optional.of("MessageSid")
                : Stream.of("SmsMessageSid", "SmsSid")
                        .filter(each -> {
                            var copy = EventMapping.text(parameters, each);
                            return !copy.isEmpty() && !copy.equals(message.get());
                        })
                        .findFirst();
    }

    private static Optional<String> missingStatus(FormParameters parameters) {
        var message = missingMessage(parameters);
        if (message.isPresent()) {
            return message;
        }
        if (EventMapping.word(parameters, "MessageStatus", "SmsStatus").isEmpty()) {
            return Optional.of("MessageStatus");
        }
        var addresses = empty(parameters, "From", "To");
        return EventMapping.text(parameters, "From").isBlank()
                        && EventMapping.text(parameters, "To").isBlank()
                ? Optional.empty()
                : addresses;
    }

    /** Before the fact a conversation may have none yet, and a user is in none. */
    private static Optional<String> missingOfConversation(FormParameters parameters) {
        var eventType = EventMapping.text(parameters, "EventType");
        return eventType.endsWith("ed") && !eventType.startsWith("onUser")
                ? empty(parameters, "ConversationSid")
                : empty(parameters, "EventType");
    }

    private static Optional<String> missingCallback(WebhookFamily family, FormParameters parameters) {
        var sid = EventMapping.sid(
                parameters, "CallSid", "ConferenceSid", RECORDING + SID, TRANSCRIPTION + SID, "StreamSid");
        if (sid.isEmpty()) {
            return Optional.of("CallSid");
        }
        if (VoiceCallback.isCallProgress(parameters)) {
            return empty(parameters, "SequenceNumber", "CallStatus");
        }
        if (family == WebhookFamily.RECORDING_STATUS && parameters.first(RECORDING + SID) != null) {
            return empty(parameters, RECORDING + "Status");
        }
        return family == WebhookFamily.TRANSCRIPTION && parameters.first(TRANSCRIPTION + "Event") == null
                ? empty(parameters, TRANSCRIPTION + SID, TRANSCRIPTION + "Status")
                : Optional.empty();
    }

    private static Optional<String> empty(FormParameters parameters, String... names) {
        return Stream.of(names)
                .filter(each -> EventMapping.text(parameters, each).isBlank())
                .findFirst();
    }

    /** Signs of a form that was not cut where Twilio's names begin and end. */
    private static Optional<String> cut(ReceivedWebhook webhook, Map<String, List<String>> parameters) {
        var hasQuery = webhook.target().indexOf('?') >= 0;
        var hasUnknown = !KNOWN.containsAll(parameters.keySet());
        NavigableSet<String> sorted = hasUnknown ? new TreeSet<>(parameters.keySet()) : KNOWN;
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            // It would be the end of the query otherwise: no name of Twilio's stands before this one.
            var isOfQuery = hasQuery && name.compareTo(ACCOUNT) < 0;
            var isCut = !KNOWN.contains(name) && isCut(name, parameter.getValue(), sorted, parameters);
            if (isOfQuery || isCut || holdsSid(name)) {
                return Optional.of(name);
            }
            if (!name.equals(FREE_TEXT) && parameter.getValue().stream().anyMatch(TwilioParameters::holdsSid)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Whether it is the beginning of a name of Twilio's, and the rest of that stands in the value. */
    private static boolean isCutName(String name, List<String> values) {
        for (var known : KNOWN.tailSet(name)) {
            if (!known.startsWith(name)) {
                return false;
            }
            var rest = known.substring(name.length());
            if (values.stream().anyMatch(each -> each.startsWith(rest))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name that Twilio is not known to use comes from a cut through a name or a value. */
    private static boolean isCut(
            String name, List<String> values, NavigableSet<String> sorted, Map<String, List<String>> parameters) {
        return isCutName(name, values)
                || isLongName(name, values)
                || isRestOfValue(name, values, sorted.lower(name), parameters)
                || (isSmall(name) && values.stream().anyMatch(each -> holdsName(name + each)));
    }

    private static boolean isSmall(String name) {
        return !name.isEmpty() && Character.isLowerCase(name.charAt(0));
    }

    /** Whether it is a name that decides, and the beginning of its value: {@code CallSidC=A0…}. */
    private static boolean isLongName(String name, List<String> values) {
        return DECIDING.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .anyMatch(each -> values.stream()
                        .map(value -> name.substring(each.getKey().length()) + value)
                        .anyMatch(value -> each.getValue().test(value) || SafeText.isSidAt(value, 0)));
    }

    /** Whether it continues the value of the parameter that is signed before it, which decides: {@code To=what} of {@code whatsapp:+1…}. */
    private static boolean isRestOfValue(
            String name, List<String> values, @Nullable String before, Map<String, List<String>> parameters) {
        if (before == null) {
            return false;
        }
        var beginning = parameters.getOrDefault(before, List.of("")).getFirst();
        var isAddress = before.equals("From") || before.equals("To");
        var isSid = before.endsWith(SID) && !SafeText.isSid(beginning);
        return values.stream()
                .map(each -> beginning + name + each)
                .anyMatch(each -> (isAddress && isAddress(each)) || (isSid && SafeText.isSidAt(each, 0)));
    }

    /** Whether a name of some length that Twilio uses is a part of it. */
    private static boolean holdsName(String text) {
        return KNOWN.stream().anyMatch(each -> each.length() >= SHORTEST_NAME && text.contains(each));
    }

    /** Whether another parameter that holds a SID, name and value, is a part of it. */
    private static boolean holdsSid(String text) {
        for (var i = text.indexOf(SID); i >= 0; i = text.indexOf(SID, i + 1)) {
            if (SafeText.isSidAt(text, i + SID.length())) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Predicate<String>> forms() {
        return Stream.of(
                        all(
                                SafeText::isSid,
                                ACCOUNT,
                                "ParentAccountSid",
                                "MessageSid",
                                "SmsSid",
                                "SmsMessageSid",
                                "MessagingServiceSid",
                                "CallSid",
                                "ParentCallSid",
                                "DialCallSid",
                                "ConferenceSid",
                                "RecordingSid",
                                "TranscriptionSid",
                                "StreamSid",
                                "ConversationSid",
                                "ChatServiceSid",
                                "ParticipantSid",
                                "UserSid",
                                "DeliveryReceiptSid",
                                SID),
                        all(
                                TwilioParameters::isStatus,
                                "MessageStatus",
                                "SmsStatus",
                                "CallStatus",
                                "DialCallStatus",
                                "RecordingStatus",
                                "TranscriptionStatus",
                                "Status",
                                "StatusCallbackEvent",
                                "CallbackSource",
                                "Direction",
                                "MessageType"),
                        all(TwilioParameters::isNumber, "NumMedia", "NumSegments", "SequenceNumber", "RetryCount"),
                        all(TwilioParameters::isEventType, "EventType"),
                        all(TwilioParameters::isVersion, "ApiVersion"))
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All of them, with what cannot be the rest of a name that is new. */
    private static Map<String, Predicate<String>> deciding() {
        var deciding = new HashMap<>(FORMS);
        deciding.put("EventType", value -> value.startsWith("on"));
        deciding.put("From", TwilioParameters::isNoName);
        deciding.put("To", TwilioParameters::isNoName);
        return deciding;
    }

    private static boolean isNoName(String value) {
        return !value.isEmpty() && !Character.isUpperCase(value.charAt(0));
    }

    private static Map<String, Predicate<String>> all(Predicate<String> form, String... names) {
        return Stream.of(names).collect(Collectors.toMap(each -> each, each -> form));
    }

    /** All in small letters, or all in capitals: the name of the next parameter has both. */
    private static boolean isStatus(String value) {
        return SafeText.isWord(value)
                && (value.chars().noneMatch(Character::isUpperCase)
                        || value.chars().noneMatch(Character::isLowerCase));
    }

    private static boolean isNumber(String value) {
        return value.length() <= 9 && value.chars().allMatch(TwilioParameters::isDigit);
    }

    private static boolean isVersion(String value) {
        return value.length() <= 10 && value.chars().allMatch(each -> isDigit(each) || each == '-');
    }

    /** What follows it, where it was cut, is the name of one of these and its value. */
    private static boolean isEventType(String value) {
        return SafeText.isWord(value)
                && Stream.of(
                                "Identity",
                                "Index",
                                "LastRead",
                                "MediaSid",
                                "MessageSid",
                                "MessagingBinding",
                                "MessagingServiceSid",
                                "ParticipantSid",
                                "ReasonA",
                                "ReasonE",
                                "ReasonT",
                                "RetryCount",
                                "RoleSid",
                                "Source",
                                "StateFrom",
                                "FriendlyName",
                                "From")
                        .noneMatch(value::contains);
    }

    /** A number, or whatever else a channel or carrier has for one, without the parameter that comes next. */
    private static boolean isAddress(String value) {
        var start = value.indexOf(':') + 1;
        if (value.startsWith("+", start)) {
            return value.length() > start + 1 && value.chars().skip(start + 1).allMatch(TwilioParameters::isDigit);
        }
        return value.length() <= 256
                && value.chars().noneMatch(Character::isISOControl)
                && Stream.of(
                                "FromC",
                                "FromS",
                                "FromZ",
                                "ForwardedF",
                                "MediaC",
                                "MessageS",
                                "MessageT",
                                "Messaging",
                                "NumM",
                                "ToC",
                                "ToS",
                                "ToZ",
                                "TranscriptionS",
                                "WaId")
                        .noneMatch(value::contains);
    }

    private static boolean isMediaUrl(String value) {
        return value.startsWith("http")
                && value.indexOf("://") == value.lastIndexOf("://")
                && value.chars().noneMatch(each -> each <= ' ');
    }

    private static boolean isContentType(String value) {
        return value.length() <= 256 && !value.contains("Media") && value.indexOf(':') < 0;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static NavigableSet<String> known() {
        var names = new TreeSet<>(FORMS.keySet());
        names.addAll(List.of(
                "AddOns",
                "Address",
                "AnsweredBy",
                "Attributes",
                "Author",
                "Body",
                "ButtonPayload",
                "ButtonText",
                "ButtonType",
                "CallDuration",
                "CallToken",
                "Called",
                "CalledCity",
                "CalledCountry",
                "CalledState",
                "CalledZip",
                "Caller",
                "CallerCity",
                "CallerCountry",
                "CallerName",
                "CallerState",
                "CallerZip",
                "ChannelInstallSid",
                "ChannelMessageSid",
                "ChannelMetadata",
                "ChannelPrefix",
                "ChannelStatusMessage",
                "ClientIdentity",
                "Confidence",
                "DateCreated",
                "DateRemoved",
                "DateUpdated",
                "DialBridged",
                "DialCallDuration",
                "Digits",
                "Duration",
                "ErrorCode",
                "ErrorMessage",
                "ErrorUrl",
                "ExternalUserId",
                "FlowData",
                "Forwarded",
                "ForwardedFrom",
                "FrequentlyForwarded",
                "FriendlyName",
                "From",
                "FromCity",
                "FromCountry",
                "FromState",
                "FromZip",
                "Identity",
                "Index",
                "InteractiveData",
                "Label",
                "LastReadMessageIndex",
                "Latitude",
                "Level",
                "ListId",
                "ListTitle",
                "Longitude",
                "MachineDetectionDuration",
                "MediaContentType0",
                "MediaUrl0",
                "MessageType",
                "MessagingBinding",
                "OptOutType",
                "OriginalRepliedMessageSender",
                "OriginalRepliedMessageSid",
                "Payload",
                "PayloadType",
                "ProfileName",
                "RawDlrDoneDate",
                "Reason",
                "ReasonConferenceEnded",
                "RecordingChannels",
                "RecordingDuration",
                "RecordingSource",
                "RecordingStartTime",
                "RecordingTrack",
                "RecordingUrl",
                "ReferralBody",
                "ReferralHeadline",
                "ReferralSourceId",
                "RoleSid",
                "SipResponseCode",
                "Source",
                "SpeechActivity",
                "SpeechResult",
                "StableSpeechResult",
                "StateFrom",
                "StateTo",
                "StateUpdated",
                "StirPassportToken",
                "StirVerstat",
                "StreamEvent",
                "Timestamp",
                "To",
                "ToCity",
                "ToCountry",
                "ToState",
                "ToZip",
                "TranscriptionText",
                "TranscriptionUrl",
                "UniqueName",
                "UnstableSpeechResult",
                "WaId"));
        return names;
    }
}
