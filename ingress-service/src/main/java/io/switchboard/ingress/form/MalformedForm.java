package io.switchboard.ingress.form;

/** Reports that bytes are no valid form, query or JSON object. */
public final class MalformedForm extends Exception {

    /** The kind of fault. */
    public enum Defect {
        /** A {@code %} that is not followed by two hexadecimal digits. */
        PERCENT_ENCODING,
        /** A name, a value or a JSON text that is not UTF-8. */
        UTF_8,
        /** More than {@value FormParser#MAX_PARAMETERS} parameters. */
        TOO_MANY_PARAMETERS,
        /** Not exactly one JSON object. */
        JSON,
        /** JSON nested more than {@value JsonReader#MAX_DEPTH} deep, counting the outermost object. */
        TOO_DEEP
    }

    private final Defect defect;

    MalformedForm(Defect defect) {
        // No stack trace, because any sender can cause it at any rate.
        super(defect.name(), null, false, false);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
