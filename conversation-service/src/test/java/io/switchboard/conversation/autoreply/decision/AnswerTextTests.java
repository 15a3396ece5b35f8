package io.switchboard.conversation.autoreply.decision;

import io.switchboard.conversation.message.AddressPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTextTests {

    private static final AddressPair ADDRESSES = new AddressPair("sms", "+15005550006", "+15551230001");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                "Thanks for your message! We received: {{message.body}}; Ada; Thanks for your message! We received: Hi",
                "Hello {{contact.name}}!; Ada; Hello Ada!",
                "Hello {{contact.name}}!; none; Hello +15551230001!",
                "{{contact.address}} to {{our.address}}; none; +15551230001 to +15005550006"
            })
    void theVariablesHaveTheValuesOfTheMessage(String template, @Nullable String name, String text) {
        assertThat(AnswerText.render(template, "Hi", ADDRESSES, name)).hasValue(text);
    }

    @Test
    void aVariableInTheCustomersTextIsText() {
        assertThat(AnswerText.render("{{message.body}}", "{{our.address}}", ADDRESSES, null))
                .hasValue("{{our.address}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1570, 1580, 1600, 1601, 3000, 60_000})
    void anEchoFitsIntoOneMessage(int length) {
        var body = "é".repeat(length);

        var text = AnswerText.render("We received: {{message.body}} Thanks!", body, ADDRESSES, null);

        assertThat(text).hasValueSatisfying(answer -> {
            assertThat(answer).startsWith("We received: é").endsWith(" Thanks!");
            assertThat(answer.codePointCount(0, answer.length())).isLessThanOrEqualTo(1600);
        });
    }

    @Test
    void anEchoIsCutBetweenCharacters() {
        var text = AnswerText.render("{{message.body}}{{message.body}}", "👋".repeat(1500), ADDRESSES, null);

        assertThat(text)
                .hasValueSatisfying(answer -> assertThat(answer.codePoints())
                        .allMatch(character -> character == "👋".codePointAt(0) || character == '…'));
    }

    @Test
    void aBlankAnswerIsNone() {
        assertThat(AnswerText.render("{{message.body}}", " ", ADDRESSES, null)).isEmpty();
    }

    @Test
    void aTemplateWithAnotherVariableIsNoAnswer() {
        assertThat(AnswerText.render("Hello {{name}}", "Hi", ADDRESSES, "Ada")).isEmpty();
    }
}
