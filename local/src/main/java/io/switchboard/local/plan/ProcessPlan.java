package io.switchboard.local.plan;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How one child process is started, and how it is seen to be ready.
 *
 * @param name what people and log files call it
 * @param command the program and its arguments
 * @param environment what it gets on top of the launcher's own environment
 * @param ports each port it listens on, by what it is for
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
