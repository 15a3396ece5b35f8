package io.switchboard.provisioning.voiceplan;

/** Reports that a voice plan cannot answer every call; the message names the field and its error for the plan's author. */
public final class VoicePlanInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VoicePlanInvalid(String message) {
        super(message);
    }
}
