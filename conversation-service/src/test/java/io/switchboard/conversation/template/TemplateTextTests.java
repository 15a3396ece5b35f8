package io.switchboard.conversation.template;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TemplateTextTests {

    private static final Map<String, String> VALUES = Map.of("name", "Ada", "message.body", "Hi", "नाम", "प्रिया");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Hello, Hello",
                "{{name}}, Ada",
                "Hello {{ name }}!, Hello Ada!",
                "{{name}}{{name}}, AdaAda",
                "{{message.body}} {{name}}, Hi Ada",
                "{ {name} }, { {name} }",
                "{name}, {name}",
                "{{नाम}}, प्रिया"
            })
    void aVariableIsReplacedByItsValue(String template, String text) {
        assertThat(TemplateText.of(template).render(VALUES)).hasValue(text);
    }

    @Test
    void aVariableInAValueIsText() {
        var echo = TemplateText.of("We received: {{message.body}}");

        assertThat(echo.render(Map.of("message.body", "{{name}} $1 \\ {{"))).hasValue("We received: {{name}} $1 \\ {{");
    }

    @Test
    void aTextWithoutAllItsValuesIsNotRendered() {
        var text = TemplateText.of("{{date}} {{name}} {{time}} {{date}}");

        assertThat(text.render(VALUES)).isEmpty();
        assertThat(text.missing(VALUES)).containsExactly("date", "time");
        assertThat(text.variables()).containsExactly("date", "name", "time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{name",
                "{{name}",
                "{{}}",
                "{{ }}",
                "{{1}}",
                "{{a b}}",
                "{{{name}}}",
                "{{a{{b}}",
                "}}",
                "{{name}} }}",
                "{{a|b}}",
                "{{name\n}}x}}"
            })
    void aMalformedVariableIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateText.of(template));
    }

    @Test
    void aLongNameIsRefusedAndNotRepeatedWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateText.of("{{" + "n".repeat(1000) + "}}"))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(300));
    }
}
