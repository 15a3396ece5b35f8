package io.switchboard.notification.endpoint;

import java.util.List;
import java.util.Objects;

import io.switchboard.notification.endpoint.EndpointController.EndpointForm;
import io.switchboard.notification.webhook.WebhookFixture;
import io.switchboard.web.IfMatch;

/** Creates endpoints as the API does. */
public final class TestEndpoints {

    private TestEndpoints() {}

    /** An endpoint of all events at this path of the fixture's receiver. */
    public static WebhookEndpointView create(WebhookFixture fixture, String path) {
        var form = new EndpointForm(fixture.receiver().url(path), List.of("*"), null, null);
        var created =
                fixture.get(EndpointController.class).create(WebhookFixture.ADMIN, WebhookFixture.TENANT, null, form);
        return Objects.requireNonNull(created.getBody());
    }

    public static WebhookEndpointView get(WebhookFixture fixture, String id) {
        var found = fixture.get(EndpointController.class).get(WebhookFixture.TENANT, id);
        return Objects.requireNonNull(found.getBody());
    }

    public static void enable(WebhookFixture fixture, String id, boolean enabled) {
        fixture.get(EndpointController.class)
                .change(
                        WebhookFixture.ADMIN,
                        WebhookFixture.TENANT,
                        id,
                        IfMatch.ANY,
                        new EndpointController.EndpointPatchForm(null, null, null, enabled));
    }
}
