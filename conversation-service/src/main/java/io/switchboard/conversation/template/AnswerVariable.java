package io.switchboard.conversation.template;

import java.util.Arrays;
import java.util.List;

/** The variables of automatic answers, whose values come from the customer's message. */
public enum AnswerVariable {
    /** The customer's text; for a message without one, a line that describes it. */
    MESSAGE_BODY("message.body"),
    /** The customer's name, or their address where no name is known. */
    CONTACT_NAME("contact.name"),
    /** The customer's address. */
    CONTACT_ADDRESS("contact.address"),
    /** The tenant's address that the customer wrote to. */
    OUR_ADDRESS("our.address");

    private final String word;

    AnswerVariable(String word) {
        this.word = word;
    }

    /** The name in a template. */
    public String word() {
        return word;
    }

    /** The names of all of them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AnswerVariable::word).toList();
    }
}
