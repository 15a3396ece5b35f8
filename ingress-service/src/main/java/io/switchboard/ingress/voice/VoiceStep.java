package io.switchboard.ingress.voice;

/** The points of a call at which Twilio asks how to go on, each with a path of its own. */
public enum VoiceStep {
    /** It comes in. */
    INCOMING(""),
    /** Somebody was rung, with what result. */
    DIAL("/dial"),
    /** The caller chose in a menu, or did not. */
    MENU("/menu"),
    /** The caller left a message. */
    VOICEMAIL("/voicemail"),
    /** Somebody picked up, and is not connected yet; or they were asked whether they take the call, and said so or not. */
    WHISPER("/whisper");

    private static final String ROOT = "/api/webhooks/voice";

    private final String path;

    VoiceStep(String path) {
        this.path = ROOT + path;
    }

    /** The path that Twilio calls for it. */
    public String path() {
        return path;
    }
}
