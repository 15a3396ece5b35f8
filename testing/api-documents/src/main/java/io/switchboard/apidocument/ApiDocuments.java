package io.switchboard.apidocument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares a service's code with its published OpenAPI document, {@code docs/api/<service>.json}. Texts that are not in the
 * code are in {@code src/test/resources/openapi.yaml}. {@code -Dapi.update} writes the published document.
 */
public final class ApiDocuments {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final Path PUBLISHED = Path.of("../docs/api");

    /** Addresses for other parts only; docs/api/gateway.json describes what the gateway makes of all but the last. */
    private static final List<String> INTERNAL =
            List.of("/api/status", "/api/operator/parts", "/api/operator/streams", "/internal/reverifications");

    private final OpenApiWebMvcResource springdoc;

    ApiDocuments(OpenApiWebMvcResource springdoc) {
        this.springdoc = springdoc;
    }

    /** The paths, parameters and schemas of the service's controllers, without texts. */
    public ObjectNode read() {
        try {
            var request = new MockHttpServletRequest("GET", "/v3/api-docs");
            var document = (ObjectNode) JSON.readTree(springdoc.openapiJson(request, "/v3/api-docs", Locale.ROOT));
            document.withObject("paths").remove(INTERNAL);
            document.path("paths").forEach(path -> path.forEach(ApiDocuments::withoutNamesOfClasses));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the published document of this service differs from its code and texts. */
    public void assertPublished(String service) {
        assertPublished(service, read());
    }

    /** The texts of this service. */
    public ObjectNode texts() {
        return yaml("/openapi.yaml");
    }

    /** Compares a document that has further operations besides the controllers'. */
    public void assertPublished(String service, ObjectNode code) {
        var document = new ApiDocument(code, texts(), yaml("/io/switchboard/apidocument/shared.yaml")).complete();
        assertThat(new DocumentCompleteness(document).complaints())
                .as("Missing in %s/src/test/resources/openapi.yaml", service)
                .isEmpty();
        var current = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        var published = PUBLISHED.resolve(service + ".json");
        if (System.getProperty("api.update") != null) {
            write(published, current);
        }
        assertThat(published)
                .as("Run this test with -Dapi.update and look at what changes in docs/api/%s.json", service)
                .hasContent(current);
    }

    private static void withoutNamesOfClasses(JsonNode operation) {
        ((ObjectNode) operation).remove(List.of("tags", "operationId"));
    }

    private static ObjectNode yaml(String resource) {
        try (var file = ApiDocuments.class.getResourceAsStream(resource)) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(file, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
