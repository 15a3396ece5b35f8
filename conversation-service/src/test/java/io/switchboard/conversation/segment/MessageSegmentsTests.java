package io.switchboard.conversation.segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts the texts of Twilio's documentation and those at the limits.
 *
 * @see <a href="https://www.twilio.com/docs/glossary/what-sms-character-limit">Twilio's limits</a>
 */
class MessageSegmentsTests {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "1600, 11"})
    void gsmTextsHave160CharactersOr153InEachPart(int length, int segments) {
        var counted = MessageSegments.of("a".repeat(length));

        assertThat(counted.segments()).isEqualTo(segments);
        assertThat(counted.encoding()).isEqualTo("GSM-7");
        assertThat(counted.forcedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
    void othersHave70CharactersOr67InEachPart(int length, int segments) {
        var counted = MessageSegments.of("я".repeat(length));

        assertThat(counted.segments()).isEqualTo(segments);
        assertThat(counted.encoding()).isEqualTo("UCS-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"})
    void aCharacterOfTheExtensionTableTakesTwoPlaces(String character) {
        assertThat(MessageSegments.of(character.repeat(80)).segments()).isEqualTo(1);
        assertThat(MessageSegments.of(character.repeat(81)).segments()).isEqualTo(2);
        assertThat(MessageSegments.of(character).encoding()).isEqualTo("GSM-7");
    }

    @Test
    void theWholeGsmAlphabetStaysGsm() {
        var alphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

        assertThat(MessageSegments.of(alphabet).encoding()).isEqualTo("GSM-7");
        assertThat(alphabet).hasSize(127);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "`", "’", "“", "–", "…", "á", "\t", "\u00a0", "\u200b", "Ç̧", "œ"})
    void looksAlmostGsmAndIsNot(String character) {
        assertThat(MessageSegments.of("Hello " + character).encoding()).isEqualTo("UCS-2");
    }

    @Test
    void theFirstCharacterThatForcesUcs2IsNamedWithItsPlace() {
        var forced = MessageSegments.of("😀 It’s").forcedBy();

        assertThat(forced).isEqualTo(new MessageSegments.ForcingCharacter("😀", 0, "U+1F600", "GRINNING FACE"));
        assertThat(MessageSegments.of("It’s 😀").forcedBy())
                .isEqualTo(new MessageSegments.ForcingCharacter("’", 2, "U+2019", "RIGHT SINGLE QUOTATION MARK"));
    }

    @Test
    void charactersOutsideTheBasicPlaneTakeTwoPlaces() {
        assertThat(MessageSegments.of("😀".repeat(35)).segments()).isEqualTo(1);
        assertThat(MessageSegments.of("😀".repeat(36)).segments()).isEqualTo(2);
        assertThat(MessageSegments.of("😀".repeat(36)).characters()).isEqualTo(36);
    }

    @Test
    void aFamilyOfJoinedEmojiIsSevenCharactersOfElevenPlaces() {
        var family = "👨‍👩‍👧‍👦";

        assertThat(MessageSegments.of(family).characters()).isEqualTo(7);
        assertThat(MessageSegments.of(family.repeat(6)).segments()).isEqualTo(1);
        assertThat(MessageSegments.of(family.repeat(7)).segments()).isEqualTo(2);
    }

    @Test
    void noCharacterIsSplitBetweenParts() {
        assertThat(MessageSegments.of("a".repeat(152) + "€" + "a".repeat(151)).segments())
                .isEqualTo(2);
        assertThat(MessageSegments.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .isEqualTo(3);
        assertThat(MessageSegments.of("я".repeat(66) + "😀" + "я".repeat(66)).segments())
                .isEqualTo(3);
    }
}
