package io.switchboard.gateway.webhook;

/** The kinds of webhooks that have connections of their own to the ingress: a call finds one however slow texts are. */
enum WebhookRoad {
    TEXTS("texts"),
    CALLS("calls");

    private final String label;

    WebhookRoad(String label) {
        this.label = label;
    }

    /** The value of the meters' tag. */
    String label() {
        return label;
    }
}
