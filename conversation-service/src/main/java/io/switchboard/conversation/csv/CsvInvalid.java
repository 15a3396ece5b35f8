package io.switchboard.conversation.csv;

/** Reports a text that is not CSV. */
public final class CsvInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    CsvInvalid(int line, String detail) {
        super(detail);
        this.line = line;
    }

    /** The number of the line at which reading ended, from 1. */
    public int line() {
        return line;
    }

    /** The reason, as the end of a sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
