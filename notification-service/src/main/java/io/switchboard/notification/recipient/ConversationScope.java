package io.switchboard.notification.recipient;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The conversations of a tenant that a person is told of, by who takes care of them. */
public enum ConversationScope {
    /** Those that are assigned to the person. */
    MINE("mine"),
    /** Those, and those that nobody takes care of. */
    MINE_AND_UNASSIGNED("mine-and-unassigned"),
    /** All, also those that are assigned to others. */
    ALL("all");

    /** What a person is told who has chosen nothing. */
    static final ConversationScope USUAL = MINE_AND_UNASSIGNED;

    private final String word;

    ConversationScope(String word) {
        this.word = word;
    }

    /** Returns the scope as clients and documents name it. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ConversationScope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such choice; the choices are "
                        + Arrays.stream(values()).map(ConversationScope::word).collect(Collectors.joining(", "))));
    }
}
