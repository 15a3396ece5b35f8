package io.switchboard.systemtests.story;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;

import static io.switchboard.systemtests.story.Eventually.patiently;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Controls the processes of the installation. */
public final class Services {

    private final String control;

    Services(String control) {
        this.control = control + "/processes";
    }

    /** Skips the test unless the installation itself started this process, rather than that the environment names it. */
    public void assumeStarted(String name) {
        assumeTrue(states().containsKey(name), () -> "the environment names " + name + ", which tests cannot stop");
    }

    /** Kills the process at once, like a crash. */
    public void kill(String name) {
        demand(name, "kill");
    }

    /** Asks the process to end, and returns when it has ended. */
    public void stop(String name) {
        demand(name, "stop");
    }

    /** Starts the process, and returns when it is ready. */
    public void start(String name) {
        demand(name, "start");
        patiently().until(() -> "ready".equals(states().get(name)));
    }

    private void demand(String name, String action) {
        Http.send(Http.to(control + "/" + name + "/" + action).POST(BodyPublishers.noBody()))
                .expecting(200);
    }

    private Map<String, String> states() {
        return Http.send(Http.to(control))
                .expecting(200)
                .json()
                .get("processes")
                .valueStream()
                .collect(Collectors.toMap(
                        process -> process.get("name").asString(),
                        process -> process.get("state").asString()));
    }
}
