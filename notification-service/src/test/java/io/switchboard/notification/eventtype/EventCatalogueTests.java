package io.switchboard.notification.eventtype;

import io.switchboard.notification.endpoint.EndpointEventTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventCatalogueTests {

    private final EventCatalogue catalogue = new EventCatalogue();

    @Test
    void eachTypeThatAnEndpointCanReceiveIsDescribed() {
        assertThat(catalogue.all())
                .hasSameSizeAs(EndpointEventTypes.all())
                .allSatisfy(type -> {
                    assertThat(type.title()).isNotBlank();
                    assertThat(type.description()).isNotBlank();
                    assertThat(type.schema().get("properties")).isNotEmpty();
                    assertThat(type.example().get("type").asString()).isEqualTo(type.type());
                    assertThat(type.example().get("specversion").asString()).isEqualTo("1.0");
                    assertThat(type.example().get("data").propertyNames())
                            .containsAnyElementsOf(
                                    type.schema().get("properties").propertyNames());
                })
                .extracting(EventTypeView::name)
                .contains("message.received", "webhook-endpoint.disabled")
                .doesNotContain("presence.changed", "audit.recorded");
    }
}
