package io.switchboard.local.plan;

import java.util.List;
import java.util.Map;

/**
 * The command of a program that ends by itself.
 *
 * @param words the program and its arguments
 * @param environment the variables added to the launcher's own environment
 */
public record ProcessCommand(List<String> words, Map<String, String> environment) {

    public ProcessCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
