package io.switchboard.notification.eventtype;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.switchboard.events.EventType;
import io.switchboard.notification.endpoint.EndpointEventTypes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes each type of event from the published contract: the AsyncAPI document, the JSON Schemas and the golden samples
 * of the events' library. Read once, when it is first asked for.
 */
@Component
public class EventCatalogue {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String ATTRIBUTE = "ce_";

    private final SingletonSupplier<Map<String, EventTypeView>> views = SingletonSupplier.of(EventCatalogue::read);

    /** All types in the order of their declaration. */
    List<EventTypeView> all() {
        return List.copyOf(views.obtain().values());
    }

    /** An example of the data of an event of this {@code ce_type}, as JSON. */
    public String example(String type) {
        var view = Objects.requireNonNull(views.obtain().get(type), type);
        return JSON.writeValueAsString(view.example().get("data"));
    }

    private static Map<String, EventTypeView> read() {
        var messages = messages();
        var samples = samples();
        var views = new LinkedHashMap<String, EventTypeView>();
        for (var type : EndpointEventTypes.all()) {
            var message = Objects.requireNonNull(messages.get(type.type()), type.type());
            views.put(type.type(), view(type, message, Objects.requireNonNull(samples.get(type.type()), type.type())));
        }
        return views;
    }

    private static EventTypeView view(EventType type, JsonNode message, JsonNode sample) {
        var schema = json(new ClassPathResource(message.at("/payload/$ref").asString()));
        return new EventTypeView(
                type.type(),
                type.shortName(),
                message.path("title").asString(),
                message.path("summary").asString(schema.path("description").asString()),
                fields(schema),
                fields(event(sample)));
    }

    private static Map<String, Object> fields(JsonNode object) {
        return JSON.convertValue(object, FIELDS);
    }

    /** The sample, which has its attributes as record headers, as CloudEvents JSON. */
    private static ObjectNode event(JsonNode sample) {
        var event = JSON.createObjectNode();
        sample.get("headers").properties().forEach(header -> {
            if (header.getKey().startsWith(ATTRIBUTE)) {
                event.set(header.getKey().substring(ATTRIBUTE.length()), header.getValue());
            }
        });
        event.put("datacontenttype", "application/json");
        event.set("data", sample.get("data"));
        return event;
    }

    /** The messages of the AsyncAPI document by the {@code ce_type} that each of them is about. */
    private static Map<String, JsonNode> messages() {
        var messages = new TreeMap<String, JsonNode>();
        JSON.valueToTree(yaml(new ClassPathResource("asyncapi.yaml")))
                .at("/components/messages")
                .forEach(message -> message.at("/headers/allOf/1/properties/ce_type/enum")
                        .forEach(type -> messages.put(type.asString(), message)));
        return messages;
    }

    /** The first sample of each {@code ce_type}, in the order of their names. */
    private static Map<String, JsonNode> samples() {
        var samples = new TreeMap<String, JsonNode>();
        Arrays.stream(sampleFiles())
                .map(EventCatalogue::json)
                .forEach(sample ->
                        samples.putIfAbsent(sample.at("/headers/ce_type").asString(), sample));
        return samples;
    }

    private static Resource[] sampleFiles() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:samples/*.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object yaml(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
