package io.switchboard.gateway;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static org.assertj.core.api.Assertions.assertThat;

class ConsoleFilesIT extends GatewayFixture {

    private static final Pattern SCRIPT =
            Pattern.compile("<script type=\"module\" src=\"(/console/[0-9a-f]{16}/[^\"]+)\">");

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
    void thePageNamesItsFilesByBuildAndTheyAreKept() throws Exception {
        var script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var file = get(script.group(1));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(get("/").body()).contains("<link rel=\"start\" href=\"" + script.group(1) + "\">");
    }

    @Test
    void theServiceWorkerNamesTheBuildAndIsAskedForEachTime() throws Exception {
        var script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();

        var worker = get("/service-worker.js");

        assertThat(worker.headers().firstValue("Content-Type")).hasValue("text/javascript");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker.body()).contains("const FILES = \"" + script.group(1).replace("js/main.js", "") + "\";");
    }

    @Test
    void thePathOfAnotherBuildFindsTheFileAndIsNotKept() throws Exception {
        var file = get("/console/0123456789abcdef/js/main.js");

        assertThat(file.body()).isEqualTo(get("/console/js/main.js").body());
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void filesAreCompressedForThoseWhoTakeIt() throws Exception {
        var plain = get("/console/js/api/http.js");
        var compressed = http.send(
                request("/console/js/api/http.js")
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                ofByteArray());

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(compressed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        try (var content = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(content.readAllBytes()).asString().isEqualTo(plain.body());
        }
        assertThat(get("/console/js/api/http.js", "Accept-Encoding", "gzip;q=0").body())
                .isEqualTo(plain.body());
    }

    @Test
    void aBrowserThatOpensAnAddressOfTheConsoleGetsThePage() throws Exception {
        var page = get("/").body();

        for (var path : new String[] {"/inbox/mine/0197", "/numbers", "/settings/members?new", "/nowhere"}) {
            assertThat(get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .body())
                    .as(path)
                    .isEqualTo(page);
            assertThat(get(path, "Accept", "*/*").statusCode()).as(path).isEqualTo(404);
        }
        for (var path : new String[] {"/console/js/none.js", "/api/nowhere", "/robots.txt", "/actuator/env"}) {
            assertThat(get(path, "Accept", "text/html").body()).as(path).isNotEqualTo(page);
        }
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
                            "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; base-uri 'none';"
                                    + " form-action 'self'; frame-ancestors 'none'; object-src 'none';"
                                    + " require-trusted-types-for 'script'; trusted-types lit-html switchboard");
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
