package io.switchboard.conversation.search;

import java.util.Collection;
import java.util.List;

import io.switchboard.conversation.search.SearchWords.PlacedWord;

/**
 * Part of a text around the words that a query found.
 *
 * @param text the part, with an ellipsis where the text continues
 * @param marks the places of the found words in it, in their order
 */
record SearchSnippet(String text, List<Mark> marks) {

    private static final int BEFORE = 40;
    private static final int LONGEST = 160;
    private static final String ELLIPSIS = "…";

    /**
     * The place of a found word.
     *
     * @param start the index of its first character, in UTF-16 units as JavaScript counts them
     * @param end the index after its last character
     */
    record Mark(int start, int end) {}

    /** The part of the text around the first of these words; a word also marks the longer words that begin with it. */
    static SearchSnippet of(String text, Collection<String> words) {
        return around(
                text,
                SearchWords.placed(text).stream()
                        .filter(placed -> words.stream().anyMatch(word -> isFoundBy(placed, word)))
                        .toList());
    }

    /** The part of the text around these words of it. */
    static SearchSnippet around(String text, List<PlacedWord> found) {
        var start = found.isEmpty() ? 0 : boundary(text, found.getFirst().start() - BEFORE);
        var end = boundary(text, start + LONGEST);
        var prefix = start == 0 ? "" : ELLIPSIS;
        var shift = prefix.length() - start;
        var marks = found.stream()
                .filter(placed -> placed.start() >= start && placed.end() <= end)
                .map(placed -> new Mark(placed.start() + shift, placed.end() + shift))
                .toList();
        return new SearchSnippet(prefix + text.substring(start, end) + (end == text.length() ? "" : ELLIPSIS), marks);
    }

    /** A pair of characters marks each of them. */
    private static boolean isFoundBy(PlacedWord placed, String word) {
        return placed.word().startsWith(word)
                || (placed.word().length() < word.length() && word.contains(placed.word()) && isSingle(placed));
    }

    private static boolean isSingle(PlacedWord placed) {
        return placed.word().codePointCount(0, placed.word().length()) == 1;
    }

    /** The nearest index that does not divide a character. */
    private static int boundary(String text, int index) {
        var bounded = Math.clamp(index, 0, text.length());
        return bounded > 0 && bounded < text.length() && Character.isLowSurrogate(text.charAt(bounded))
                ? bounded - 1
                : bounded;
    }
}
