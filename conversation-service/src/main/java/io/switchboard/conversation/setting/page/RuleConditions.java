package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.conversation.setting.page.KeywordsPage.Match;
import io.switchboard.events.Address;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a rule, of which all must hold. An empty list is no condition; of a list with values one must do.
 *
 * @param numbers the tenant's addresses that the customer wrote to
 * @param channels the channels that the customer wrote on
 * @param match how the message is compared with the words, as in {@link KeywordsPage}; without it a word may occur anywhere
 * @param words words or phrases
 * @param time when the message arrived; null for any time
 * @param labels labels of the conversation
 */
public record RuleConditions(
        List<String> numbers,
        List<String> channels,
        @Nullable Match match,
        List<String> words,
        @Nullable RuleTime time,
        List<String> labels) {

    static final RuleConditions NONE = new RuleConditions(List.of(), List.of(), null, List.of(), null, List.of());

    private static final int MOST_NUMBERS = 100;
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_LABELS = 50;

    public RuleConditions {
        numbers = numbers == null ? List.of() : List.copyOf(numbers);
        channels = channels == null ? List.of() : List.copyOf(channels);
        match = match == null ? Match.CONTAINS : match;
        words = words == null ? List.of() : List.copyOf(words);
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    List<FieldProblem> problems(String place) {
        var problems = new ArrayList<FieldProblem>();
        if (numbers.size() > MOST_NUMBERS) {
            problems.add(new FieldProblem(place + ".numbers", "there are at most " + MOST_NUMBERS));
        } else if (!numbers.stream().allMatch(SendingPage::isAddress)) {
            problems.add(
                    new FieldProblem(place + ".numbers", "a number must be an address of yours, such as +15005550006"));
        }
        if (channels.size() > MOST_CHANNELS || !channels.stream().allMatch(SendingPage::isChannel)) {
            problems.add(new FieldProblem(place + ".channels", "a channel must be a word such as sms"));
        }
        if (!words.isEmpty()) {
            problems.addAll(KeywordsPage.wordProblems(place + ".words", words));
        }
        if (time != null) {
            problems.addAll(time.problems(place + ".time"));
        }
        problems.addAll(ConversationRule.idProblems(place + ".labels", labels, MOST_LABELS));
        return problems;
    }

    List<FieldProblem> foreign(String place, TenantResources resources, Set<String> known) {
        var problems = new ArrayList<FieldProblem>();
        for (var index = 0; index < numbers.size(); index++) {
            var address = numbers.get(index);
            if (!isOwn(address, resources)) {
                problems.add(new FieldProblem(place + ".numbers." + index, "none of your phone numbers is " + address));
            }
        }
        problems.addAll(ConversationRule.unknownLabels(place + ".labels", labels, known));
        return problems;
    }

    private boolean isOwn(String address, TenantResources resources) {
        return channels.isEmpty()
                ? resources.isOwnAddress(Address.SMS, address)
                : channels.stream().anyMatch(channel -> resources.isOwnAddress(channel, address));
    }
}
