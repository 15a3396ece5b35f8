package io.switchboard.conversation.remedy;

/**
 * Explains an error code to a person.
 *
 * @param text what happened, as a sentence
 * @param remedy what the person can do, as a sentence
 */
public record ErrorExplanation(String text, String remedy) {}
