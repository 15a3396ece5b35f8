package io.switchboard.starter.logging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoggedTextTests {

    private static final int MOST = 1_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+15005550006;+…0006",
                "whatsapp:+15005550006;whatsapp:+…0006",
                "+15005550006|+4917012345678;+…0006|+…5678",
                "whatsapp:+15005550006|whatsapp:+4917012345678;whatsapp:+…0006|whatsapp:+…5678",
                "rcs:15005550006;rcs:…0006",
                "The 'To' number +15005550001 is not a valid phone number.;The 'To' number +…0001 is not a valid phone number.",
                "/2010-04-01/Accounts/AC0/Messages.json?To=%2B15005550006&From=%2B4917012345678;"
                        + "/2010-04-01/Accounts/AC0/Messages.json?To=%2B…0006&From=%2B…5678",
                "?From=15005550006&WaId=4917012345678;?From=…0006&WaId=…5678",
                "From=%2015005550006;From=%20…0006",
                "url=http%3A%2F%2Fh%3FTo%3D%252B15005550006;url=http%3A%2F%2Fh%3FTo%3D%252B…0006",
                "{\"from\":\"15005550006\",\"to\":\"\\u002B15005550010\"};{\"from\":\"…0006\",\"to\":\"\\u002B…0010\"}",
                "+1 (500) 555-0006 called;+…0006 called",
                "+49 170 1234567, +49-170-1234567;+…4567, +…4567",
                "(500) 555-0006 or 500.555.0010 or 1-500-555-0011;…0006 or …0010 or …0011",
                "tel:15005550006;tel:…0006",
                "＋١٥٠٠٥٥٥٠٠٠٦;＋…٠٠٠٦",
                "+266696687;+…6687",
                "no resource at /a/+15005550006/b;no resource at /a/+…0006/b",
                "dup key: { key: \"demo|+15005550006\" };dup key: { key: \"demo|+…0006\" }",
            })
    void aPhoneNumberIsMasked(String text, String logged) {
        assertThat(LoggedText.of(text, MOST)).isEqualTo(logged).doesNotContain("5550006");
    }

    @ParameterizedTest
    @CsvSource({"from,15005550006,…0006", "callerNumber,4917012345678,…5678", "key,15005550006,15005550006"})
    void theNameOfAValueMaySayThatItIsANumber(String key, String value, String logged) {
        assertThat(LoggedText.of(key, value, MOST)).isEqualTo(logged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SM0123456789abcdef0123456789012345/delivered",
                "AC00000000000000000000000000000001",
                "IM12345678901234567890123456789012",
                "0192f3c4-7b1a-7c3d-8e9f-123456789012",
                "01234567-0123-7012-8012-012345678901",
                "2026-11-26T06:19:00.123456789Z",
                "2026-11-26 06:19:00+00:00, Thu, 26 Nov 2026 06:19:00 +0000",
                "offset 4000000000 of partition 12 after 1795674872345 ms",
                "timeout=30000000 retryInMillis=1795674872345",
                "localhost/127.0.0.1:19092 (id: 2147483647 rack: null)",
                "http://10.244.123.200:8081/api/webhooks/sms",
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
                "demo|SM01234567890123456789012345678901",
                "java 25.0.3+9-LTS, jdk-21+35, 1+2=3",
                "cac72364.1.9002",
                "…0006 مرحبا 🚗 👩‍👩‍👧 naïve",
                "Messages/SM00/500-5550-0065",
                "+123456"
            })
    void aTextWithoutANumberIsNotChanged(String text) {
        assertThat(LoggedText.of(text, MOST)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\nb',a\\nb",
        "'a\r\nb',a\\r\\nb",
        "'a\tb',a\\tb",
        "a\u0000b,a\\u0000b",
        "a\u001b[2Jb,a\\u001b[2Jb",
        "a\u007fb,a\\u007fb",
        "a\u0085b,a\\u0085b",
        "a\u009bb,a\\u009bb",
        "a\u2028b\u2029c,a\\u2028b\\u2029c",
        "a\u202eb,a\\u202eb",
        "a\u2066b\u2069c,a\\u2066b\\u2069c",
        "a\u200eb\u061cc,a\\u200eb\\u061cc",
        "a\ufeffb\u200bc,a\\ufeffb\\u200bc",
        "a\ud800b,a\\ud800b",
        "a\udc00,a\\udc00",
        "a\udb40\udc41b,a\\u{e0041}b"
    })
    void nothingEndsTheLineOrChangesHowItIsShown(String text, String logged) {
        assertThat(LoggedText.of(text, MOST)).isEqualTo(logged);
    }

    @Test
    void aValueHasABoundedLength() {
        assertThat(LoggedText.of("x".repeat(MOST), MOST)).hasSize(MOST);
        assertThat(LoggedText.of("x".repeat(1_000_000), MOST)).isEqualTo("x".repeat(MOST) + "… (999000 more)");
        assertThat(LoggedText.of("x".repeat(MOST - 3) + "+15005550006", MOST)).endsWith("xx+…0006");
        assertThat(LoggedText.of("x".repeat(MOST - 1) + "🚗🚗", MOST)).contains("x🚗… (");
    }

    /** Whatever the text, cleaning it takes no longer than its length is worth. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "(", "(5", "1-", "from=", "%2B", "\n", "1 ", "\ud800"})
    void aHostileTextIsCleanedQuickly(String part) {
        var text = part.repeat(1_000_000);
        var begin = System.nanoTime();

        LoggedText.of(text, text.length());

        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }
}
