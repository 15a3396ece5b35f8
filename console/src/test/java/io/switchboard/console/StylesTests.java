package io.switchboard.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds the styles, the font and the icon that the page names. */
class StylesTests {

    @ParameterizedTest
    @CsvSource({
        "/META-INF/resources/index.html, href=\"(/console/[^\"]+)\", /META-INF/resources",
        "/META-INF/resources/console/css/font.css, url\\(\"\\.\\.(/[^\"]+)\"\\), /META-INF/resources/console",
    })
    void whatIsNamedIsThere(String file, String name, String folder) throws IOException {
        var named = Pattern.compile(name).matcher(text(file)).results().toList();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(getClass().getResource(folder + found.group(1)))
                        .as(found.group(1))
                        .isNotNull());
    }

    private String text(String file) throws IOException {
        try (var found = getClass().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(found).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
