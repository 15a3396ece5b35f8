package io.switchboard.local.plan;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Describes the start of a child process and its readiness check.
 *
 * @param name its name on the terminal and in log files
 * @param command the program and its arguments
 * @param environment the variables added to the launcher's own environment
 * @param ports the ports it listens on, by purpose
 * @param readiness {@code http://…} must answer 2xx, {@code tcp://…} must accept a connection
 */
public record ProcessPlan(
        String name, List<String> command, Map<String, String> environment, List<Integer> ports, URI readiness) {

    public ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }
}
