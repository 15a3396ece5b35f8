package io.switchboard.ingress.verification;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Lists the names of the parameters that Twilio sends. */
final class KnownParameters {

    private static final String WITHOUT_FORMAT = """
        AddOns Address AnsweredBy Attributes Author Body ButtonPayload ButtonText ButtonType CallDuration
        CallToken Called CalledCity CalledCountry CalledState CalledZip Caller CallerCity CallerCountry
        CallerName CallerState CallerZip ChannelInstallSid ChannelMessageSid ChannelMetadata ChannelPrefix
        ChannelStatusMessage ClientIdentity Confidence DateCreated DateRemoved DateUpdated DialBridged
        DialCallDuration Digits Duration ErrorCode ErrorMessage ErrorUrl ExternalUserId FlowData Forwarded
        ForwardedFrom FrequentlyForwarded FriendlyName From FromCity FromCountry FromState FromZip Identity
        Index InteractiveData Label LastReadMessageIndex Latitude Level ListId ListTitle Longitude
        MachineDetectionDuration MediaContentType0 MediaUrl0 MessageType MessagingBinding OptOutType
        OriginalRepliedMessageSender OriginalRepliedMessageSid Payload PayloadType ProfileName
        RawDlrDoneDate Reason ReasonConferenceEnded RecordingChannels RecordingDuration RecordingSource
        RecordingStartTime RecordingTrack RecordingUrl ReferralBody ReferralHeadline ReferralSourceId
        RoleSid SipResponseCode Source SpeechActivity SpeechResult StableSpeechResult StateFrom StateTo
        StateUpdated StirPassportToken StirVerstat StreamEvent Timestamp To ToCity ToCountry ToState ToZip
        TranscriptionText TranscriptionUrl UniqueName UnstableSpeechResult WaId
        """;

    /** All names, in the order in which Twilio signs them. */
    static final NavigableSet<String> NAMES = names();

    private KnownParameters() {}

    private static NavigableSet<String> names() {
        var names = new TreeSet<>(ParameterFormats.names());
        names.addAll(List.of(WITHOUT_FORMAT.strip().split("\\s+")));
        return Collections.unmodifiableNavigableSet(names);
    }
}
