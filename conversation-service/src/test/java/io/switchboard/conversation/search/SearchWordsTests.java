package io.switchboard.conversation.search;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchWordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Meet me at the CAFÉ; cafe",
                "Straße 5; STRASSE",
                "Привет, мир; привет",
                "Καλημέρα κόσμε; ΚΑΛΗΜΕΡΑ",
                "مرحبا بالعالم; مرحبا",
                "שלום עולם; שלום",
                "नमस्ते दुनिया; नमस्ते",
                "東京に行きます; 東京",
                "東京に行きます; 行き",
                "สวัสดีครับ; สวัสดี",
                "Thanks 🎉 a lot; 🎉",
                "price is a.b*c (x); a.b*c",
            })
    void aTextIsFoundByItsWordsInAnyScript(String text, String query) {
        assertThat(SearchWords.of(text)).containsAll(SearchWords.ofQuery(query));
        assertThat(SearchWords.ofQuery(query)).isNotEmpty();
    }

    @Test
    void signsHaveNoMeaning() {
        assertThat(SearchWords.ofQuery(".*")).isEmpty();
        assertThat(SearchWords.ofQuery("^a$|(b)")).containsExactly("a", "b");
    }

    @Test
    void aLongTextHasALimitedNumberOfWords() {
        var text = new StringBuilder();
        for (var number = 0; number < 10_000; number++) {
            text.append("word").append(number).append(' ');
        }

        assertThat(SearchWords.of(text.toString())).hasSize(SearchWords.MOST);
        assertThat(SearchWords.of("x".repeat(10_000)))
                .singleElement()
                .satisfies(word -> assertThat(word).hasSizeLessThan(50));
    }

    @Test
    void aSnippetMarksTheFoundWords() {
        var snippet = SearchSnippet.of(
                "x".repeat(100) + " the Café is open, cafés are nice " + "y".repeat(200), List.of("cafe"));

        assertThat(snippet.marks())
                .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                .containsExactly("Café", "cafés");
        assertThat(snippet.text()).startsWith("…").endsWith("…").hasSizeLessThan(170);
    }

    @Test
    void aSnippetDividesNoCharacter() {
        var snippet = SearchSnippet.of("👩".repeat(100) + "word" + "👩".repeat(100), List.of("word"));

        assertThat(snippet.text().codePoints().filter(codePoint -> codePoint >= 0xD800 && codePoint <= 0xDFFF))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+442079460958, 020 7946 0958, GB",
        "+442079460958, +44 20 7946 0958, US",
        "+442079460958, 0958, GB",
        "+442079460958, 9460958, US",
    })
    void anAddressIsFoundByItsDigits(String address, String query, String country) {
        assertThat(AddressWords.of(address)).containsAnyElementsOf(AddressWords.ofQuery(query, country));
    }
}
