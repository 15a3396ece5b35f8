package io.switchboard.conversation.search;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Names what can be found. */
enum SearchType {
    MESSAGE,
    CONTACT,
    CALL,
    NOTE;

    /** Returns the type with this word. */
    static SearchType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns the word under which the type is stored and shown. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
