package io.switchboard.ingress.voice;

/** The steps of a call at which Twilio requests TwiML, each with a path of its own. */
public enum VoiceStep {
    /** The call comes in. */
    INCOMING(""),
    /** The dialing of a destination ended. */
    DIAL("/dial"),
    /** The caller pressed keys in a menu, or none. */
    MENU("/menu"),
    /** The recording of a message ended. */
    VOICEMAIL("/voicemail"),
    /** A destination picked up and is not connected yet, or was asked to confirm the call. */
    WHISPER("/whisper");

    private static final String ROOT = "/api/webhooks/voice";

    private final String path;

    VoiceStep(String path) {
        this.path = ROOT + path;
    }

    /** Returns the path that Twilio calls. */
    public String path() {
        return path;
    }
}
