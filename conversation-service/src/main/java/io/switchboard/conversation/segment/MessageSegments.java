package io.switchboard.conversation.segment;

import java.util.function.IntUnaryOperator;

import io.switchboard.events.Address;
import org.jspecify.annotations.Nullable;

/**
 * How carriers split a text, and why. One character outside the GSM alphabet makes the whole text UCS-2, in which each
 * character takes two bytes, and one outside the basic plane, such as an emoji, four. No character is split. Smart encoding,
 * with which a Messaging Service may replace some characters, is not assumed.
 *
 * @param segments the number of segments; 0 for an empty text
 * @param encoding {@code GSM-7} or {@code UCS-2}
 * @param characters the number of characters as a person counts code points
 * @param forcedBy the first character that is not in the GSM alphabet; null for GSM-7
 * @see <a href="https://www.twilio.com/docs/glossary/what-sms-character-limit">Twilio's limits</a>
 */
public record MessageSegments(
        int segments,
        String encoding,
        int characters,
        @Nullable ForcingCharacter forcedBy) {

    private static final String GSM_7 = "GSM-7";
    private static final String UCS_2 = "UCS-2";

    private static final int GSM_SINGLE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS_SINGLE = 70;
    private static final int UCS_PART = 67;

    /**
     * A character that makes a text UCS-2.
     *
     * @param at its place among the characters, from 0
     * @param codePoint as in {@code U+2019}
     * @param name its Unicode name; null where it has none
     */
    public record ForcingCharacter(
            String character,
            int at,
            String codePoint,
            @Nullable String name) {

        private static ForcingCharacter of(int codePoint, int at) {
            return new ForcingCharacter(
                    Character.toString(codePoint), at, "U+%04X".formatted(codePoint), Character.getName(codePoint));
        }
    }

    /** The segments of a message's text; null with media and on other channels, where Twilio's number is awaited. */
    public static @Nullable Integer ofMessage(String channel, String body, boolean hasMedia) {
        return channel.equals(Address.SMS) && !hasMedia && !body.isEmpty() ? of(body).segments() : null;
    }

    /** Counts the segments of a text without lone surrogates. */
    public static MessageSegments of(String text) {
        var characters = text.codePoints().toArray();
        for (var at = 0; at < characters.length; at++) {
            if (GsmAlphabet.places(characters[at]) == 0) {
                var segments = count(characters, Character::charCount, UCS_SINGLE, UCS_PART);
                return new MessageSegments(segments, UCS_2, characters.length, ForcingCharacter.of(characters[at], at));
            }
        }
        return new MessageSegments(
                count(characters, GsmAlphabet::places, GSM_SINGLE, GSM_PART), GSM_7, characters.length, null);
    }

    private static int count(int[] characters, IntUnaryOperator places, int single, int part) {
        var total = 0;
        var parts = 1;
        var inPart = 0;
        for (var character : characters) {
            var taken = places.applyAsInt(character);
            total += taken;
            if (inPart + taken > part) {
                parts++;
                inPart = 0;
            }
            inPart += taken;
        }
        return total <= single ? Math.min(total, 1) : parts;
    }
}
