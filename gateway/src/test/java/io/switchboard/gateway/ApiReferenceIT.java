package io.switchboard.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiReferenceIT extends GatewayFixture {

    private static final Pattern OWN_FILE = Pattern.compile("\"(/api/docs/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversation-service.json",
                "provisioning-service.json",
                "notification-service.json",
                "ingress-service.json",
                "gateway.json",
                "asyncapi.yaml"
            })
    void aDocumentIsServedWithoutLogin(String file) throws Exception {
        var document = get("/api/docs/" + file);

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type"))
                .hasValue(file.endsWith(".yaml") ? "application/yaml" : "application/json");
        assertThat(document.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(document.body()).contains(file.endsWith(".yaml") ? "asyncapi: 3.0.0" : "\"openapi\"");
    }

    @Test
    void thePageUsesFilesOfThisGatewayAloneUnderAStrictPolicy() throws Exception {
        var page = get("/api/docs");

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly(
                        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick").doesNotContainPattern("https?://");
        var files = matches(OWN_FILE, page.body());
        assertThat(files).hasSizeGreaterThan(3);
        files.addAll(matches(IMPORT, get("/api/docs/reference.js").body()).stream()
                .map("/api/docs/"::concat)
                .toList());
        for (var file : files) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void thePagesLibrariesAreNotFetchedEachTime() throws Exception {
        assertThat(get("/api/docs/assets/swagger-ui-bundle.js").headers().firstValue("Cache-Control"))
                .hasValue("max-age=86400");
    }

    @Test
    void aDocumentThatIsNotThereIsAProblemAndReachesNoService() throws Exception {
        for (var path : new String[] {"/api/docs/none.json", "/api/docs/assets/", "/api/docs/a/b"}) {
            var answer = get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
