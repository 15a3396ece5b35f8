package io.switchboard.ingress.form;

/** The bytes are no form, and no JSON object, that we take. */
public final class MalformedForm extends Exception {

    /** What is wrong with them. */
    public enum Defect {
        /** A {@code %} that is not followed by two hexadecimal digits. */
        PERCENT_ENCODING,
        /** A name or value that is not UTF-8, or a JSON text. */
        UTF_8,
        /** More than {@value FormParser#MAX_PARAMETERS} parameters. */
        TOO_MANY_PARAMETERS,
        /** Not one JSON object and nothing behind it. */
        JSON,
        /** JSON nested more than {@value JsonReader#MAX_DEPTH} deep, counting the outermost object. */
        TOO_DEEP
    }

    private final Defect defect;

    MalformedForm(Defect defect) {
        // Anybody can cause it, as often as they like: no stack trace.
        super(defect.name(), null, false, false);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
