package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.switchboard.ingress.catalog.WebhookFamilies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table that people read names what the code has. */
class WebhookTableTests {

    private static final Path TABLE = Path.of("../docs/webhooks.md");
    private static final Pattern SAMPLE = Pattern.compile("\\]\\((\\.\\./[^)]+\\.(form|json))\\)");

    @Test
    void theTableNamesEveryPath() throws IOException {
        var table = Files.readString(TABLE);

        assertThat(WebhookFamilies.allPaths())
                .allSatisfy(path -> assertThat(table).containsPattern("`" + Pattern.quote(path) + "[`?]"));
    }

    @Test
    void eachRowHasAFormAndAnEvent() throws IOException {
        var samples = SAMPLE.matcher(Files.readString(TABLE)).results().toList();

        assertThat(samples)
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(TABLE.resolveSibling(sample.group(1))).exists());
        assertThat(samples.stream().filter(sample -> sample.group(2).equals("form")))
                .hasSameSizeAs(samples.stream()
                        .filter(sample -> sample.group(2).equals("json"))
                        .toList());
    }
}
