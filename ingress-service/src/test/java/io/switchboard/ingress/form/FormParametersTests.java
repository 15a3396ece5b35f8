package io.switchboard.ingress.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.MalformedForm.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FormParametersTests {

    static List<Arguments> forms() {
        return List.of(
                arguments("", Map.of()),
                arguments("&&", Map.of()),
                arguments("a=1", Map.of("a", List.of("1"))),
                arguments("a=1&", Map.of("a", List.of("1"))),
                arguments("a", Map.of("a", List.of(""))),
                arguments("a=", Map.of("a", List.of(""))),
                arguments("=1", Map.of("", List.of("1"))),
                arguments("a=b=c", Map.of("a", List.of("b=c"))),
                arguments("a=1&a=&a=1", Map.of("a", List.of("1", "", "1"))),
                arguments("A=1&a=2", Map.of("A", List.of("1"), "a", List.of("2"))),
                arguments("a=+x%20y++", Map.of("a", List.of(" x y  "))),
                arguments("a=%2B1555", Map.of("a", List.of("+1555"))),
                arguments("a=%26%3D%25", Map.of("a", List.of("&=%"))),
                arguments("a%5B0%5D=%c3%A9", Map.of("a[0]", List.of("é"))),
                arguments("a=%F0%9F%91%8B", Map.of("a", List.of("👋"))),
                arguments("a=👋é", Map.of("a", List.of("👋é"))),
                arguments("a=x%00y", Map.of("a", List.of("x\0y"))),
                arguments("a=x\0y", Map.of("a", List.of("x\0y"))),
                arguments("a=1;b=2\r\n", Map.of("a", List.of("1;b=2\r\n"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsNamesAndValues(String form, Map<String, List<String>> parameters) throws MalformedForm {
        assertThat(parse(form).parameters()).isEqualTo(parameters);
    }

    @Test
    void keepsTheOrder() throws MalformedForm {
        assertThat(parse("z=1&a=2&m=3&a=4").parameters().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void returnsTheFirstValue() throws MalformedForm {
        assertThat(parse("a=1&a=2").first("a")).isEqualTo("1");
        assertThat(parse("a=1&a=2").first("b")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a=%, PERCENT_ENCODING",
        "a=%4, PERCENT_ENCODING",
        "a=%4&1=b, PERCENT_ENCODING",
        "a=%zz, PERCENT_ENCODING",
        "a=%+1, PERCENT_ENCODING",
        "a=100%, PERCENT_ENCODING",
        "%=a, PERCENT_ENCODING",
        "a=%FF, UTF_8",
        "a=%C3, UTF_8",
        "a=%C3&b=%A9, UTF_8",
        "a=%C0%80, UTF_8",
        "a=%ED%A0%BD%ED%B1%8B, UTF_8",
        "a=%F5%80%80%80, UTF_8",
        "%80=a, UTF_8"
    })
    void rejectsAMalformedForm(String form, Defect defect) {
        assertThatExceptionOfType(MalformedForm.class)
                .isThrownBy(() -> parse(form))
                .extracting(MalformedForm::defect)
                .isEqualTo(defect);
    }

    @Test
    void rejectsRawBytesThatAreNotUtf8() {
        assertThatExceptionOfType(MalformedForm.class)
                .isThrownBy(() -> FormParameters.parse(new byte[] {'a', '=', (byte) 0xE9}))
                .extracting(MalformedForm::defect)
                .isEqualTo(Defect.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "agentId=Jos%E9, agentId, Jos%E9",
        "agentId=Jos%C3%A9, agentId, José",
        "a=%, a, %",
        "a=%zz&b=1, a, %zz",
        "a=%4&1=b, a, %4",
        "a=100%+x, a, 100%+x",
        "a=%C0%80, a, %C0%80",
        "a=%F4%90%80%80, a, %F4%90%80%80",
        "%E9=a, %E9, a"
    })
    void aQueryThatIsNotUtf8IsKeptAsWritten(String query, String name, String value) throws MalformedForm {
        var kept = FormParameters.parseQuery(query.getBytes(StandardCharsets.UTF_8));

        assertThat(kept.first(name)).isEqualTo(value);
    }

    @Test
    void rawBytesOfAQueryThatAreNotUtf8ArePercentEncoded() throws MalformedForm {
        var query = FormParameters.parseQuery("a=Jos\u00e9&b=1".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(query.first("a")).isEqualTo("Jos%E9");
        assertThat(query.first("b")).isEqualTo("1");
    }

    @Test
    void acceptsTwoThousandParametersAndNotOneMore() throws MalformedForm {
        assertThat(parse("a=1&".repeat(2_000)).parameters().get("a")).hasSize(2_000);
        assertThatExceptionOfType(MalformedForm.class)
                .isThrownBy(() -> parse("a=1&".repeat(2_001)))
                .extracting(MalformedForm::defect)
                .isEqualTo(Defect.TOO_MANY_PARAMETERS);
    }

    private static FormParameters parse(String form) throws MalformedForm {
        return FormParameters.parse(form.getBytes(StandardCharsets.UTF_8));
    }
}
