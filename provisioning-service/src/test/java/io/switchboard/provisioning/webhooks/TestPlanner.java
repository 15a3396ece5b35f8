package io.switchboard.provisioning.webhooks;

/** Makes the planner of tests without a Spring context, whose installation is {@value #BASE}. */
public final class TestPlanner {

    public static final String BASE = "https://a.example";

    private TestPlanner() {}

    public static WebhookPlanner planner() {
        return new WebhookPlanner(new WebhookSettings(BASE, "", WebhookSettings.ALL_CHANNELS, false));
    }
}
