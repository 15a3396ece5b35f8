package io.switchboard.notification.eventtype;

import java.util.Map;
import java.util.Set;

import io.switchboard.notification.endpoint.EndpointEventTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

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
                    var properties = names(type.schema().get("properties"));
                    assertThat(properties).isNotEmpty();
                    assertThat(type.example())
                            .containsEntry("type", type.type())
                            .containsEntry("specversion", "1.0");
                    assertThat(names(type.example().get("data"))).containsAnyElementsOf(properties);
                    assertThat(catalogue.example(type.type())).startsWith("{");
                })
                .extracting(EventTypeView::name)
                .contains("message.received", "webhook-endpoint.disabled")
                .doesNotContain("presence.changed", "audit.recorded");
    }

    private static Set<String> names(@Nullable Object object) {
        return JsonMapper.shared()
                .convertValue(object, new TypeReference<Map<String, Object>>() {})
                .keySet();
    }
}
