package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker imports no modules, so it has the places of notifications a second time. */
class BellPlacesTests {

    private static final String RESOURCES = "/META-INF/resources/";

    @Test
    void aClickedPushLeadsWhereTheBellLeads() throws IOException {
        assertThat(places("service-worker.js")).isEqualTo(places("console/js/bell/kinds.js"));
    }

    private static String places(String file) throws IOException {
        try (var stream = Objects.requireNonNull(BellPlacesTests.class.getResourceAsStream(RESOURCES + file))) {
            var script = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var begin = script.indexOf("const PROBLEMS");
            var end = script.indexOf("\n}\n", script.indexOf("function placeOfEarlierProblem"));
            return script.substring(begin, end).replace("export ", "");
        }
    }
}
