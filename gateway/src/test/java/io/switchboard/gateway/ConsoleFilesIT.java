package io.switchboard.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleFilesIT extends GatewayFixture {

    @Test
    void theConsoleIsServedAndAskedForAgainCheaply() throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var tag = page.headers().firstValue("ETag").orElseThrow();
        var unchanged = get("/index.html", "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
        assertThat(unchanged.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(get("/", "If-None-Match", "\"older\"").body()).isEqualTo(page.body());
        assertThat(send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingElseOfTheClasspathIsServed() throws Exception {
        for (var path : new String[] {
            "/application.yml",
            "/META-INF/MANIFEST.MF",
            "/../application.yml",
            "/console/%2e%2e/application.yml",
            "/console/js",
            "/console/js/",
            "/console/js/%6dain.js"
        }) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void theConsoleIsForReadingOnly() throws Exception {
        for (var path : new String[] {"/", "/console/js/main.js", "/nowhere"}) {
            var answer = post(path, "");

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void everyAnswerCarriesTheSecurityHeadersOnce() throws Exception {
        var token = bearer(issuer.token(claims -> {}));
        var answers = List.of(
                get("/"),
                get("/nowhere"),
                get("/api/conversations"),
                get("/api/conversations", "Authorization", token));

        for (var answer : answers) {
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly(
                            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        }
    }

    @Test
    void probesAndMetricsAreOnTheManagementPortOnly() throws Exception {
        for (var path : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
            assertThat(management(path).body()).contains("UP");
            assertThat(get(path).statusCode()).isEqualTo(404);
        }
        assertThat(management("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(management("/actuator/env").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> management(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path)));
    }
}
