package io.switchboard.provisioning.webhooks;

/** Makes planners for tests of other packages. */
public final class WebhookPlanners {

    private WebhookPlanners() {}

    /** Returns a planner of all channels, whose URLs begin with this one. */
    public static WebhookPlanner of(String publicBaseUrl) {
        return new WebhookPlanner(new WebhookSettings(publicBaseUrl, "", WebhookSettings.ALL_CHANNELS, false));
    }
}
