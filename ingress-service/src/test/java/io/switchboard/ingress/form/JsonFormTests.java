package io.switchboard.ingress.form;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.MalformedForm.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JsonFormTests {

    static List<Arguments> objects() {
        return List.of(
                arguments("{}", Map.of()),
                arguments(" { } \r\n", Map.of()),
                arguments("{\"a\":\"1\"}", Map.of("a", List.of("1"))),
                arguments("{\"a\":\"\"}", Map.of("a", List.of(""))),
                arguments("{\"\":\" x \"}", Map.of("", List.of(" x "))),
                arguments("{\"a\":\"\\u00e9\\n\\ud83d\\udc4b\\u0000\"}", Map.of("a", List.of("é\n👋\0"))),
                arguments("{\"👋\":\"é\"}", Map.of("👋", List.of("é"))),
                arguments(
                        "{\"a\":true,\"b\":false,\"c\":null}",
                        Map.of("a", List.of("true"), "b", List.of("false"), "c", List.of(""))),
                arguments(
                        "{\"a\":-0,\"b\":1.50,\"c\":1E400}",
                        Map.of("a", List.of("-0"), "b", List.of("1.50"), "c", List.of("1E400"))),
                arguments("{\"a\":\"1\",\"b\":\"2\",\"a\":\"1\"}", Map.of("a", List.of("1", "1"), "b", List.of("2"))),
                arguments("{\"a\":{\"AccountSid\": \"AC1\"}}", Map.of("a", List.of("{\"AccountSid\": \"AC1\"}"))),
                arguments(
                        "{\"é👋\":[ 1, {\"b\" :null},\"\\u00e9\" ] ,\"b\":[]}",
                        Map.of("é👋", List.of("[ 1, {\"b\" :null},\"\\u00e9\" ]"), "b", List.of("[]"))));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void readsTheMembers(String json, Map<String, List<String>> parameters) throws MalformedForm {
        assertThat(parse(json).parameters()).isEqualTo(parameters);
    }

    @Test
    void keepsTheOrder() throws MalformedForm {
        assertThat(parse("{\"z\":1,\"a\":2,\"m\":3,\"a\":4}").parameters().keySet())
                .containsExactly("z", "a", "m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":{\"b\"}}",
                "{\"a\":[}",
                "{\"a\":[1}]",
                "{}}",
                "{} {}",
                "{}x",
                "{}\0",
                "\uFEFF{}",
                "{}//",
                "/**/{}"
            })
    void rejectsWhatIsNotOneObject(String json) {
        assertThat(defectOf(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Defect.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE"})
    void rejectsOtherEncodingsOfJson(String charset) {
        assertThat(defectOf("{\"a\":\"é\"}".getBytes(Charset.forName(charset)))).isIn(Defect.JSON, Defect.UTF_8);
    }

    @Test
    void rejectsBytesThatAreNotUtf8AtAnyPosition() {
        assertThat(defectOf(latin1("{\"a\":\"\u00e9\"}"))).isEqualTo(Defect.UTF_8);
        assertThat(defectOf(latin1("{\"a\":[\"\u00c0\u0080\"]}"))).isEqualTo(Defect.UTF_8);
        assertThat(defectOf(latin1("{\"a\":\"\u00ed\u00a0\u00bd\u00ed\u00b1\u008b\"}")))
                .isEqualTo(Defect.UTF_8);
    }

    @Test
    void replacesAnUnpairedSurrogate() throws MalformedForm {
        assertThat(parse("{\"a\":\"x\\ud83dy\"}").first("a")).isEqualTo("x\ufffdy");
        assertThat(parse("{\"\\udc4b\":1}").first("\ufffd")).isEqualTo("1");
        assertThat(parse("{\"a\":\"\\udc4b\\ud83d\"}").first("a")).isEqualTo("\ufffd\ufffd");
        assertThat(parse("{\"a\":\"\\ud83d\\udc4b\\ud83d\"}").first("a")).isEqualTo("👋\ufffd");
    }

    @Test
    void acceptsAnObjectThirtyTwoLevelsDeepAndNotOneMore() throws MalformedForm {
        assertThat(parse(nested(32)).first("a")).hasSize(2 * 31);
        assertThat(defectOf(nested(33).getBytes(StandardCharsets.UTF_8))).isEqualTo(Defect.TOO_DEEP);
    }

    @Test
    void acceptsTwoThousandMembersAndNotOneMore() throws MalformedForm {
        var members = "\"a\":1,".repeat(1_999);

        assertThat(parse("{" + members + "\"b\":1}").parameters().get("a")).hasSize(1_999);
        assertThat(defectOf(("{" + members + "\"b\":1,\"c\":1}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Defect.TOO_MANY_PARAMETERS);
    }

    @Test
    void acceptsNamesNumbersAndTextsAsLongAsABody() throws MalformedForm {
        var digits = "1".repeat(60_000);

        assertThat(parse("{\"a\":" + digits + "}").first("a")).isEqualTo(digits);
        assertThat(parse("{\"a\":\"" + digits + "\"}").first("a")).isEqualTo(digits);
        assertThat(parse("{\"a\":[" + digits + "]}").first("a")).isEqualTo("[" + digits + "]");
        assertThat(parse("{\"" + digits + "\":1}").first(digits)).isEqualTo("1");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static Defect defectOf(byte[] bytes) {
        return assertThatExceptionOfType(MalformedForm.class)
                .isThrownBy(() -> FormParameters.parseJson(bytes))
                .actual()
                .defect();
    }

    private static FormParameters parse(String json) throws MalformedForm {
        return FormParameters.parseJson(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
