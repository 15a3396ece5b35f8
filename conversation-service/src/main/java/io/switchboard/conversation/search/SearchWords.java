package io.switchboard.conversation.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Splits texts into the words by which they are found, the same way for stored texts and for queries. Case and accents do not
 * count. Scripts that are written without spaces are split into single characters and pairs; an emoji is a word. Every other
 * character separates words, so that no character of a query has a special meaning.
 */
final class SearchWords {

    /** The words of a stored text that count; a book in a message is found by its beginning. */
    static final int MOST = 300;

    private static final int LONGEST = 40;
    /** Accents, and what a few letters decompose into besides letters. */
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Punct}\\s]+");

    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchWords() {}

    /**
     * A word and its place in the text.
     *
     * @param word the form in which words are compared
     * @param start the index of its first character
     * @param end the index after its last character
     */
    record PlacedWord(String word, int start, int end) {}

    /** The words of a stored text, without repetitions. */
    static List<String> of(String text) {
        var words = new LinkedHashSet<String>();
        placed(text).stream().map(PlacedWord::word).limit(MOST).forEach(words::add);
        pairs(text).limit(MOST).forEach(words::add);
        return List.copyOf(words);
    }

    /** The words that a text must have so that the query finds it, in the order of the query. */
    static List<String> ofQuery(String query) {
        var words = new LinkedHashSet<String>();
        var placed = placed(query);
        for (var i = 0; i < placed.size(); i++) {
            if (!isJoined(query, placed, i) && !isJoined(query, placed, i - 1)) {
                words.add(placed.get(i).word());
            }
        }
        pairs(query).forEach(words::add);
        return List.copyOf(words);
    }

    /** The words with their places, in the order of the text. */
    static List<PlacedWord> placed(String text) {
        var words = new ArrayList<PlacedWord>();
        var index = 0;
        while (index < text.length()) {
            var codePoint = text.codePointAt(index);
            var end = index + Character.charCount(codePoint);
            if (isWithoutSpaces(codePoint) || isEmoji(codePoint)) {
                end = end(text, end, SearchWords::isMark);
                words.add(new PlacedWord(normalized(text.substring(index, end)), index, end));
            } else if (isWordCharacter(codePoint)) {
                end = end(text, end, SearchWords::isWordCharacter);
                words.add(new PlacedWord(normalized(text.substring(index, end)), index, end));
            }
            index = end;
        }
        return words.stream().filter(word -> !word.word().isEmpty()).toList();
    }

    private static int end(String text, int from, IntPredicate belongs) {
        var end = from;
        while (end < text.length() && belongs.test(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Neighbours in a script without spaces, joined. */
    private static Stream<String> pairs(String text) {
        var placed = placed(text);
        return IntStream.range(0, placed.size() - 1)
                .filter(i -> isJoined(text, placed, i))
                .mapToObj(i -> placed.get(i).word() + placed.get(i + 1).word());
    }

    /** Whether the word and the next one stand side by side in a script without spaces. */
    private static boolean isJoined(String text, List<PlacedWord> words, int index) {
        return index >= 0
                && index + 1 < words.size()
                && words.get(index).end() == words.get(index + 1).start()
                && isWithoutSpaces(text.codePointAt(words.get(index).start()))
                && isWithoutSpaces(text.codePointAt(words.get(index + 1).start()));
    }

    private static String normalized(String word) {
        var decomposed =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        // Upper case first: it has one form for letters that lower case keeps apart, such as ß and ss.
        var folded = decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return folded.length() <= LONGEST
                ? folded
                : folded.substring(0, Character.isLowSurrogate(folded.charAt(LONGEST)) ? LONGEST - 1 : LONGEST);
    }

    private static boolean isWordCharacter(int codePoint) {
        return (Character.isLetterOrDigit(codePoint) && !isWithoutSpaces(codePoint)) || isMark(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isWithoutSpaces(int codePoint) {
        return Character.isLetter(codePoint) && WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
    }

    private static boolean isEmoji(int codePoint) {
        return Character.isEmojiPresentation(codePoint);
    }
}
