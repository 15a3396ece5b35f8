package io.switchboard.conversation.personaldata;

import java.io.IOException;

/**
 * Exports and erases what one feature stores about contacts. Beans of this type are used in the order of their {@code
 * @Order}: what leads to other data is erased after them. Every feature that stores anything about contacts has one.
 */
public interface PersonalData {

    /** The name in reports and of the file in an export, in small letters. */
    String name();

    /** Whether an export has what is stored here; what repeats other data is left out. */
    default boolean isExported() {
        return true;
    }

    /** Writes what is stored, one record at a time. */
    void export(DataSubject subject, Receiver receiver) throws IOException;

    /**
     * Erases what is stored. May be repeated; a part that is erased already is no failure.
     *
     * @return the number of records that were erased
     */
    int erase(DataSubject subject, Progress progress);

    /** Takes the records of an export. */
    @FunctionalInterface
    interface Receiver {

        /** Takes one record, which Jackson writes as JSON. */
        void accept(Object exported) throws IOException;
    }

    /** Is told of an erasure's progress. */
    interface Progress {

        /** Reports erased records, and ends the work when it was canceled. */
        void advance(int records);

        /** Reports a copy that could not be erased, with the reason as a sentence. */
        void failed(String item, String detail);

        /** Whether the copies that Twilio keeps are to be erased as well. */
        boolean isAtTwilio();
    }
}
