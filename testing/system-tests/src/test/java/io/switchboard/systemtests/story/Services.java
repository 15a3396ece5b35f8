package io.switchboard.systemtests.story;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;

import static io.switchboard.systemtests.story.Eventually.patiently;

/** The processes of the installation, and the ways to end them. */
public final class Services {

    private final String control;

    Services(String control) {
        this.control = control + "/processes";
    }

    /** Whether the installation started such a part itself. */
    public boolean include(String name) {
        return states().containsKey(name);
    }

    /** Ends it at once, as a crash would. */
    public void kill(String name) {
        demand(name, "kill");
    }

    /** Ends it as asked, and returns when it has ended. */
    public void stop(String name) {
        demand(name, "stop");
    }

    /** Starts it, and returns when it is ready. */
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
                        each -> each.get("name").asString(),
                        each -> each.get("state").asString()));
    }
}
