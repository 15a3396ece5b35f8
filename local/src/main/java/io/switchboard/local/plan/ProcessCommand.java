package io.switchboard.local.plan;

import java.util.List;
import java.util.Map;

/**
 * A program that does one thing and ends.
 *
 * @param words the program and its arguments
 * @param environment what it gets on top of the launcher's own environment
 */
public record ProcessCommand(List<String> words, Map<String, String> environment) {

    public ProcessCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
