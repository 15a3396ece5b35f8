package io.switchboard.emulator.twiml;

/** Thrown for a document that cannot be carried out, with the code under which Twilio logs it. */
public final class InvalidTwiml extends Exception {
    private final int code;
    private final String reason;

    private InvalidTwiml(int code, String reason) {
        super(code + " " + reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    static InvalidTwiml tooLarge(int limit) {
        return new InvalidTwiml(11750, "Response body too large: more than " + limit + " bytes");
    }

    static InvalidTwiml notParsed(String reason) {
        return new InvalidTwiml(12100, "Document parse failure: " + reason);
    }

    static InvalidTwiml against(String rule) {
        return new InvalidTwiml(12200, "Schema validation failure: " + rule);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
